package com.slackclone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Map;

/// The one address that every server of the stack binds, so that nothing of it can be reached from outside.
final class Loopback {

    static final String HOST = "127.0.0.1";

    private Loopback() {}

    static String url(String scheme, int port) {
        return scheme + "://" + HOST + ":" + port;
    }

    /// A port that is free now. Another process may take it first, so only for servers that cannot choose
    /// their own.
    static int freePort() {
        try (var socket = bind(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Looks before the servers do, because each of them reports a taken port in its own way and after seconds.
    ///
    /// @throws StartFailure naming each port that is taken
    static void requireFree(Map<ServerName, Integer> ports) {
        var taken = ports.entrySet().stream()
                .filter(entry -> entry.getValue() != 0 && !isFree(entry.getValue()))
                .map(entry -> "port %d (%s, moved by %s)"
                        .formatted(
                                entry.getValue(), entry.getKey(), entry.getKey().portVariable()))
                .sorted()
                .toList();
        if (!taken.isEmpty()) {
            throw new StartFailure("already taken: " + String.join(", ", taken));
        }
    }

    static InetSocketAddress address(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = bind(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            // As the servers do it: connections of a predecessor that linger in TIME_WAIT are no hindrance.
            socket.setReuseAddress(true);
            socket.bind(address(port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
