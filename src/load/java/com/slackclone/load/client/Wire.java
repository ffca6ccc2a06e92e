package com.slackclone.load.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The bytes of a client's WebSocket.
final class Wire {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    private static final int PONG = 10;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int LENGTH_OF_2 = 126;
    private static final int LENGTH_OF_8 = 127;
    private static final int MASK_SIZE = 4;

    private Wire() {}

    static ByteBuffer upgrade(int port, String path) {
        return ascii("""
                GET %s HTTP/1.1
                Host: 127.0.0.1:%d
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: bG9hZCBvZiB0aGUgYmVuY2g=
                Sec-WebSocket-Protocol: graphql-transport-ws

                """.formatted(path, port).replace("\n", "\r\n"));
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    static ByteBuffer text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static ByteBuffer pong(byte[] payload) {
        return frame(PONG, payload);
    }

    /// The mask is zero: a client must have one, but it need not be a secret here.
    private static ByteBuffer frame(int code, byte[] payload) {
        var frame = ByteBuffer.allocate(payload.length + 2 + 2 + MASK_SIZE);
        frame.put((byte) (FIN | code));
        if (payload.length < LENGTH_OF_2) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | LENGTH_OF_2)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    /// The size of a server's frame's header; 0 if not all of it is there.
    static int header(byte[] bytes, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        var size = switch (bytes[from + 1] & 0x7f) {
            case LENGTH_OF_2 -> 2 + Short.BYTES;
            case LENGTH_OF_8 -> 2 + Long.BYTES;
            default -> 2;
        };
        return to - from < size ? 0 : size;
    }

    /// The size of the payload behind a whole header.
    static int length(byte[] bytes, int from) {
        var length = bytes[from + 1] & 0x7f;
        var buffer = ByteBuffer.wrap(bytes);
        return switch (length) {
            case LENGTH_OF_2 -> Short.toUnsignedInt(buffer.getShort(from + 2));
            case LENGTH_OF_8 -> Math.toIntExact(buffer.getLong(from + 2));
            default -> length;
        };
    }
}
