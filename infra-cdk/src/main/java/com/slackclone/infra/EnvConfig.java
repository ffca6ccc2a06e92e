package com.slackclone.infra;

import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;

/// Everything in which one environment differs from another. Whatever is not here is the same in all of them.
///
/// @param name       `local`, `dev` or `prod`; part of every resource's name
/// @param durable    data outlives its stack: tables and stacks refuse deletion, buckets and queues are retained
/// @param webOrigins origins whose pages may upload to and read from the buckets, without a trailing slash
public record EnvConfig(String name, boolean durable, List<String> webOrigins) {

    private static final List<EnvConfig> ALL = List.of(
            new EnvConfig(
                    "local", false, List.of("http://localhost:3000", "http://localhost:5173", "http://localhost:8080")),
            new EnvConfig("dev", false, List.of("http://localhost:3000", "https://dev.app.example.com")),
            new EnvConfig("prod", true, List.of("https://app.example.com")));

    public EnvConfig {
        webOrigins = List.copyOf(webOrigins);
    }

    /// @throws IllegalArgumentException if there is no such environment: a typing error must not deploy a new one
    public static EnvConfig of(String name) {
        return ALL.stream()
                .filter(env -> env.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Unknown environment '%s'. Choose one of %s with -c env=<name>."
                                .formatted(
                                        name, ALL.stream().map(EnvConfig::name).toList())));
    }

    /// `slack-clone-{env}-{resource}`: fixed names, so that the server needs nothing but the prefix.
    public String named(String resource) {
        return "slack-clone-" + name + "-" + resource;
    }

    /// Bucket names are global, so the account tells ours apart. Locally there is no account, and the name is fixed.
    public String bucketNamed(String resource) {
        return name.equals("local") ? named(resource) : named(resource) + "-" + Aws.ACCOUNT_ID;
    }

    public RemovalPolicy removalPolicy() {
        return durable ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }
}
