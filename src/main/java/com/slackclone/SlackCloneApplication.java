package com.slackclone;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The server. One jar; what a process of it does is configuration (see `docs/operations.md`).
@SpringBootApplication
@ConfigurationPropertiesScan
public class SlackCloneApplication {

    private static final String SEED = "--seed";

    /// With `--seed` it plants the seeds and ends, without ever listening.
    public static void main(String[] args) {
        var seeding = Arrays.asList(args).contains(SEED);
        var context = SpringApplication.run(SlackCloneApplication.class, seeding ? seedingOnly(args) : args);
        if (seeding) {
            System.exit(SpringApplication.exit(context));
        }
    }

    private static String[] seedingOnly(String[] args) {
        return Stream.concat(Arrays.stream(args), Stream.of("--slack-clone.seed.enabled=true", "--server.port=-1"))
                .toArray(String[]::new);
    }
}
