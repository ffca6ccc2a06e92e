package com.slackclone.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// The pipes of the template alone, between servers that run elsewhere, as those of `docker-compose.yml` do.
///
/// Its argument is the template; `DYNAMODB_ENDPOINT` and `SQS_ENDPOINT` say where the servers are. The tables and
/// queues must be there.
public final class Relay {

    private Relay() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            var endpoints = Map.of(
                    ServerName.DYNAMODB, required("DYNAMODB_ENDPOINT"), ServerName.SQS, required("SQS_ENDPOINT"));
            TemplateReader.read(Path.of(args[0])).pipes().forEach(pipe -> PipeRelay.start(pipe, endpoints));
        } catch (RuntimeException e) {
            System.err.println("relay: " + e.getMessage());
            System.exit(1);
        }
        System.out.println("READY");
        Thread.currentThread().join();
    }

    private static String required(String variable) {
        return Objects.requireNonNull(System.getenv(variable), variable + " is not set");
    }
}
