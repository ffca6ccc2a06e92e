package com.slackclone;

import com.slackclone.testing.LocalConsole;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/// The server on a laptop, with demo data, over a [local stack][com.slackclone.testing.LocalStack] of its own:
/// `./mvnw spring-boot:test-run` from the root.
///
/// Another node over the same stack, while the first one runs:
/// `./mvnw spring-boot:test-run -Dspring-boot.run.arguments="--server.port=8081 --slack-clone.local.attach"`.
final class LocalApplication {

    private LocalApplication() {}

    /// Ends with the process that started it, even if that was killed.
    public static void main(String[] args) {
        ProcessHandle.current().parent().ifPresent(LocalApplication::endWith);
        var application = new SpringApplication(SlackCloneApplication.class);
        application.setAdditionalProfiles("local");
        application.setDefaultProperties(Map.of("slack-clone.seed.enabled", "true", "slack-clone.local.share", "true"));
        application.addInitializers(LocalConsole::register);
        application.run(args);
    }

    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            parent.onExit().join();
            System.exit(0);
        });
    }
}
