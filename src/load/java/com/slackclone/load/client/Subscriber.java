package com.slackclone.load.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/// One socket with one subscription. All of it happens on the thread that receives.
final class Subscriber {

    private enum Phase {
        HANDSHAKE,
        INIT,
        SUBSCRIBING,
        LIVE
    }

    private static final byte[] NOTHING = {};
    private static final String END_OF_HEADERS = "\r\n\r\n";

    private final SocketChannel channel;
    private final Subscription subscription;
    private final Receiver receiver;
    /// As long as those that npm's graphql-ws makes.
    private final String id = UUID.randomUUID().toString();

    private Phase phase = Phase.HANDSHAKE;
    private byte[] rest = NOTHING;
    /// From the start of a frame's payload.
    private int markOffset;

    Subscriber(SocketChannel channel, Subscription subscription, Receiver receiver) {
        this.channel = channel;
        this.subscription = subscription;
        this.receiver = receiver;
    }

    SocketChannel channel() {
        return channel;
    }

    /// @param space for everything that can be read now; what is in it does not matter
    /// @return false at the end of the stream
    boolean read(byte[] space) throws IOException {
        var buffer = ByteBuffer.wrap(space).put(rest);
        rest = NOTHING;
        var read = channel.read(buffer);
        var end = buffer.position();
        var used = consume(space, end);
        if (used < end) {
            rest = Arrays.copyOfRange(space, used, end);
        }
        return read >= 0;
    }

    private int consume(byte[] bytes, int to) throws IOException {
        var from = phase == Phase.HANDSHAKE ? handshake(bytes, to) : 0;
        while (phase != Phase.HANDSHAKE) {
            var header = Wire.header(bytes, from, to);
            if (header == 0) {
                break;
            }
            var length = Wire.length(bytes, from);
            var payload = from + header;
            if (to - payload < length) {
                break;
            }
            frame(bytes[from] & 0x0f, bytes, payload, payload + length);
            from = payload + length;
        }
        return from;
    }

    private int handshake(byte[] bytes, int to) throws IOException {
        var answer = new String(bytes, 0, to, StandardCharsets.ISO_8859_1);
        var end = answer.indexOf(END_OF_HEADERS);
        if (end < 0) {
            return 0;
        }
        if (!answer.startsWith("HTTP/1.1 101")) {
            throw new IOException("The handshake was refused: " + answer);
        }
        phase = Phase.INIT;
        write(Wire.text(subscription.init()));
        return end + END_OF_HEADERS.length();
    }

    private void frame(int code, byte[] bytes, int from, int to) throws IOException {
        switch (code) {
            case Wire.TEXT, Wire.CONTINUATION -> text(bytes, from, to);
            case Wire.PING -> write(Wire.pong(Arrays.copyOfRange(bytes, from, to)));
            case Wire.CLOSE -> throw new IOException("The server closed the socket: " + closeCode(bytes, from, to));
            default -> {}
        }
    }

    private static int closeCode(byte[] bytes, int from, int to) {
        return to - from < 2 ? 0 : Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(from));
    }

    private void text(byte[] bytes, int from, int to) throws IOException {
        if (phase == Phase.LIVE) {
            var at = Mark.find(bytes, from, to, from + markOffset);
            if (at >= 0) {
                markOffset = at - from;
                receiver.deliver(Mark.number(bytes, at), bytes, from, to);
                return;
            }
        }
        control(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private void control(String text) throws IOException {
        if (text.contains("\"type\":\"connection_ack\"")) {
            phase = Phase.SUBSCRIBING;
            write(Wire.text(subscription.subscribe(id)));
        } else if (text.contains("\"type\":\"next\"") && !text.contains("\"errors\"")) {
            if (phase == Phase.SUBSCRIBING) {
                phase = Phase.LIVE;
                receiver.opened(this);
            }
        } else if (text.contains("\"type\":\"error\"")
                || text.contains("\"errors\"")
                || text.contains("\"complete\"")) {
            throw new IOException("The subscription ended: " + text);
        }
    }

    /// What a client says is small, and said when nothing else waits: the kernel takes it at once.
    void write(ByteBuffer frame) throws IOException {
        channel.write(frame);
        if (frame.hasRemaining()) {
            throw new IOException("The server does not read");
        }
    }
}
