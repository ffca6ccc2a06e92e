package com.slackclone.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A connection to a service of the stack that a test can cut: give a [Node] its address instead of the
/// service's.
public final class Wire implements AutoCloseable {

    private enum State {
        WHOLE,
        CUT,
        STALLED
    }

    private final URI service;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private State state = State.WHOLE;

    private Wire(URI service) {
        this.service = service;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param name of a service of the [shared stack][LocalStack#shared()]
    public static Wire to(String name) {
        return to(LocalStack.shared(), name);
    }

    public static Wire to(LocalStack stack, String name) {
        var wire = new Wire(URI.create(stack.endpoint(name)));
        Thread.ofVirtual().start(wire::accept);
        return wire;
    }

    /// `127.0.0.1:{port}`
    public String authority() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /// Ends all connections and lets no new one live.
    public void cut() {
        set(State.CUT);
        sockets.forEach(Wire::close);
    }

    /// Keeps all connections, and passes nothing on.
    public void stall() {
        set(State.STALLED);
    }

    public void mend() {
        set(State.WHOLE);
    }

    private void set(State next) {
        synchronized (change) {
            state = next;
            change.notifyAll();
        }
    }

    private State awaitNotStalled() throws InterruptedException {
        synchronized (change) {
            while (state == State.STALLED) {
                change.wait();
            }
            return state;
        }
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void connect(Socket client) {
        sockets.add(client);
        try (client;
                var upstream = new Socket(service.getHost(), service.getPort())) {
            sockets.add(upstream);
            var back = Thread.ofVirtual().start(() -> pass(upstream, client));
            pass(client, upstream);
            back.join();
        } catch (IOException e) {
            close(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var buffer = new byte[8_192];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (awaitNotStalled() == State.CUT) {
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone; the other is closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which was the aim.
        }
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
