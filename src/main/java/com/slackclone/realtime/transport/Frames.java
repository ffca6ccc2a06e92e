package com.slackclone.realtime.transport;

import java.nio.ByteBuffer;

/// Complete frames of WebSocket (RFC 6455), as a server sends them: each message in one piece, nothing masked.
final class Frames {

    private static final int FIN = 0x80;
    private static final int TEXT = 0x1;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;

    private static final int SHORT = 125;
    private static final int MEDIUM = 0xFFFF;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;

    private static final byte[] NOTHING = {};

    private Frames() {}

    /// @param parts of a text in UTF-8, one behind the other; they are copied
    static ByteBuffer text(byte[]... parts) {
        return frame(TEXT, parts);
    }

    static ByteBuffer ping() {
        return frame(PING, NOTHING);
    }

    /// @param payload of the ping, at most 125 bytes; it is read to its end
    static ByteBuffer pong(ByteBuffer payload) {
        var bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return frame(PONG, bytes);
    }

    private static ByteBuffer frame(int opCode, byte[]... parts) {
        var length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var frame = ByteBuffer.allocate(headerLength(length) + length).put((byte) (FIN | opCode));
        putLength(frame, length);
        for (var part : parts) {
            frame.put(part);
        }
        return frame.flip();
    }

    private static int headerLength(int length) {
        if (length <= SHORT) {
            return 2;
        }
        return length <= MEDIUM ? 4 : 10;
    }

    private static void putLength(ByteBuffer frame, int length) {
        if (length <= SHORT) {
            frame.put((byte) length);
        } else if (length <= MEDIUM) {
            frame.put((byte) LENGTH_IN_2_BYTES).putShort((short) length);
        } else {
            frame.put((byte) LENGTH_IN_8_BYTES).putLong(length);
        }
    }
}
