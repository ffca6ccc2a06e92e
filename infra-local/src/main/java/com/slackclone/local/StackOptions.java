package com.slackclone.local;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How the stack was asked to start.
///
/// @param ports a port for each server; 0 lets the operating system choose
/// @param template the CloudFormation template to create tables, queues and buckets from, if one was named
/// @param keepRunning whether standard input may end without ending the stack
record StackOptions(Map<ServerName, Integer> ports, Optional<Path> template, boolean keepRunning) {

    private static final String USAGE =
            "usage: LocalStack [--fixed-ports] [--keep-running] [--template <CloudFormation json>]";

    StackOptions {
        ports = Map.copyOf(ports);
    }

    int port(ServerName server) {
        return ports.getOrDefault(server, 0);
    }

    /// @throws StartFailure if an argument or a port variable makes no sense
    static StackOptions parse(String[] args, Map<String, String> environment) {
        var ports = new EnumMap<ServerName, Integer>(ServerName.class);
        Optional<Path> template = Optional.empty();
        boolean keepRunning = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--fixed-ports" -> ports.putAll(fixedPorts(environment));
                case "--keep-running" -> keepRunning = true;
                case "--template" -> {
                    if (++i == args.length) {
                        throw new StartFailure("--template needs a path; " + USAGE);
                    }
                    template = Optional.of(Path.of(args[i]));
                }
                default -> throw new StartFailure("unknown argument '" + args[i] + "'; " + USAGE);
            }
        }
        return new StackOptions(ports, template, keepRunning);
    }

    private static Map<ServerName, Integer> fixedPorts(Map<String, String> environment) {
        var ports = new EnumMap<ServerName, Integer>(ServerName.class);
        for (var server : ServerName.values()) {
            String value = environment.get(server.portVariable());
            ports.put(server, value == null ? server.wellKnownPort() : port(server, value));
        }
        return ports;
    }

    private static int port(ServerName server, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, for numbers out of range as well.
        }
        throw new StartFailure(server.portVariable() + " is '" + value + "', not a port number");
    }
}
