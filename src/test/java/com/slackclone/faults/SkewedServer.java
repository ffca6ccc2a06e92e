package com.slackclone.faults;

import com.slackclone.SlackCloneApplication;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// The server, in a process whose clock may be wrong, and which ends with the one that started it.
final class SkewedServer {

    /// By how much the clock is wrong, in seconds.
    static final String SKEW = "faults.skew";

    private SkewedServer() {}

    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("parent").start(SkewedServer::endWithParent);
        var skew = Duration.ofSeconds(Long.getLong(SKEW, 0));
        new SpringApplicationBuilder(SlackCloneApplication.class)
                .initializers(context ->
                        context.getBeanFactory().registerSingleton("clock", Clock.offset(Clock.systemUTC(), skew)))
                .run(args);
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(1);
    }
}
