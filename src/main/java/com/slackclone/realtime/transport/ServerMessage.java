package com.slackclone.realtime.transport;

import com.slackclone.platform.web.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the server says in the sub-protocol `graphql-transport-ws`: text frames, ready to be sent.
final class ServerMessage {

    private static final byte[] END = {'}'};

    private ServerMessage() {}

    /// @param payload null for none
    static ByteBuffer ack(@Nullable Object payload) {
        return message("connection_ack", null, payload);
    }

    /// @param payload null for none
    static ByteBuffer pong(@Nullable Object payload) {
        return message("pong", null, payload);
    }

    /// @param result `{data, errors, extensions}`
    static ByteBuffer next(String id, Object result) {
        return message("next", id, result);
    }

    /// What stands before the payload in each `next` of an operation.
    static byte[] nextPrefix(String id) {
        var start = Json.bytes(Map.of("id", id));
        var rest = ",\"type\":\"next\",\"payload\":".getBytes(StandardCharsets.US_ASCII);
        var prefix = Arrays.copyOf(start, start.length - 1 + rest.length);
        System.arraycopy(rest, 0, prefix, start.length - 1, rest.length);
        return prefix;
    }

    /// @param prefix as [#nextPrefix] makes it
    /// @param payload a result that is JSON already
    static ByteBuffer next(byte[] prefix, byte[] payload) {
        return Frames.text(prefix, payload, END);
    }

    /// Ends the operation.
    ///
    /// @param errors a list of at least one error
    static ByteBuffer error(String id, Object errors) {
        return message("error", id, errors);
    }

    static ByteBuffer complete(String id) {
        return message("complete", id, null);
    }

    private static ByteBuffer message(String type, @Nullable String id, @Nullable Object payload) {
        var message = new LinkedHashMap<String, Object>();
        if (id != null) {
            message.put("id", id);
        }
        message.put("type", type);
        if (payload != null) {
            message.put("payload", payload);
        }
        return Frames.text(Json.bytes(message));
    }
}
