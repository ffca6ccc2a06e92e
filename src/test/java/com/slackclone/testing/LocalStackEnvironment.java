package com.slackclone.testing;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/// In the profile `local`: sets the variables that say where the services are to those of the local stack.
///
/// They win over variables of the process, so that a `DATABASE_URL` of someone's shell is never written to by
/// accident; arguments and properties of a test win over them. Registered in `META-INF/spring.factories`.
final class LocalStackEnvironment implements EnvironmentPostProcessor, Ordered {

    /// Uses a stack that is running already, see [SharedEndpoints], instead of starting one.
    static final String ATTACH = "slack-clone.local.attach";

    /// Lets others attach to the stack that this process starts.
    static final String SHARE = "slack-clone.local.share";

    /// After the profiles are known.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("local"))) {
            return;
        }
        var endpoints = isSet(environment, ATTACH) ? attached() : started(environment);
        environment
                .getPropertySources()
                .addBefore(
                        StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("localStack", variables(endpoints)));
    }

    private static Map<String, String> attached() {
        return SharedEndpoints.find()
                .orElseThrow(() -> new LocalStackFailure(
                        "There is no running local stack to attach to. Start a server first, without " + ATTACH));
    }

    private static Map<String, String> started(ConfigurableEnvironment environment) {
        var endpoints = LocalStack.shared().endpoints();
        if (isSet(environment, SHARE)) {
            SharedEndpoints.publish(endpoints);
        }
        return endpoints;
    }

    /// The server's environment variables, as far as they say where services are.
    static Map<String, Object> variables(Map<String, String> endpoints) {
        var dynamodb = URI.create(endpoints.get("dynamodb")).getAuthority();
        var smtp = URI.create(endpoints.get("smtp"));
        return Map.of(
                "DATABASE_URL",
                "dynamodb://" + dynamodb + "/slack-clone-local",
                "REDIS_URL",
                endpoints.get("redis"),
                "SQS_ENDPOINT",
                endpoints.get("sqs"),
                "S3_ENDPOINT",
                endpoints.get("s3"),
                "OPENSEARCH_URL",
                endpoints.get("opensearch"),
                "SMTP_HOST",
                smtp.getHost(),
                "SMTP_PORT",
                smtp.getPort(),
                "GOOGLE_CLIENT_ID",
                "slack-clone-local",
                "GOOGLE_ISSUER",
                endpoints.get("oidc") + "/google",
                "GOOGLE_JWKS_URL",
                endpoints.get("oidc") + "/google/jwks");
    }

    private static boolean isSet(ConfigurableEnvironment environment, String property) {
        var value = environment.getProperty(property);
        return value != null && !value.equals("false");
    }
}
