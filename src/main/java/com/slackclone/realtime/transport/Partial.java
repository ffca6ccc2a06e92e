package com.slackclone.realtime.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Puts together a message that comes in parts. It holds memory only while a message is on its way.
final class Partial {

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int length;

    /// @param part is read to its end
    /// @return whether the message is still within the limit; what is over it is not kept
    boolean add(ByteBuffer part, int limit) {
        var longer = length + part.remaining();
        if (longer > limit) {
            return false;
        }
        if (longer > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(longer, bytes.length * 2)));
        }
        var count = part.remaining();
        part.get(bytes, length, count);
        length = longer;
        return true;
    }

    /// The message; afterwards the next one can begin.
    byte[] take() {
        var message = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        bytes = NONE;
        length = 0;
        return message;
    }
}
