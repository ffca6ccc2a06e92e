package com.slackclone;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of `README.md` has the environment variables that the server reads, and no others.
class VariablesTest {

    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern TOLD = Pattern.compile("`([A-Z][A-Z0-9_]*)`");

    @Test
    void allAreTold() throws IOException {
        var settings = Files.readString(Checkout.path("src/main/resources/application.yaml"));
        var table = Files.readString(Checkout.path("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', 1)))
                .collect(Collectors.joining());

        assertThat(names(TOLD, table)).isEqualTo(names(READ, settings));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
