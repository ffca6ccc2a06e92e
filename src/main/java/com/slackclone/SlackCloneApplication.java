package com.slackclone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The server. One jar; what a process of it does is configuration (see `docs/operations.md`).
@SpringBootApplication
@ConfigurationPropertiesScan
public class SlackCloneApplication {

    public static void main(String[] args) {
        SpringApplication.run(SlackCloneApplication.class, args);
    }
}
