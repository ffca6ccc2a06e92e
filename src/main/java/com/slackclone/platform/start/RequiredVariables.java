package com.slackclone.platform.start;

import java.util.Arrays;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.util.PlaceholderResolutionException;

/// Before any bean is made: each environment variable that a property of ours stands on is set. A variable that
/// has no default and is not set would otherwise become its own name, as that of a bucket for example.
final class RequiredVariables implements BeanFactoryPostProcessor {

    private static final String OURS = "slack-clone.";

    private final ConfigurableEnvironment environment;

    RequiredVariables(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /// @throws StartFailure naming all that are not set
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var missing = new TreeSet<String>();
        environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith(OURS))
                .forEach(name -> {
                    try {
                        environment.getProperty(name);
                    } catch (PlaceholderResolutionException e) {
                        missing.add(e.getPlaceholder());
                    }
                });
        if (!missing.isEmpty()) {
            throw new StartFailure("Required environment variables are not set: " + String.join(", ", missing)
                    + ". What each means is in README.md.");
        }
    }
}
