package com.slackclone.realtime.transport;

import com.slackclone.platform.web.Json;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// What the server says in the sub-protocol `graphql-transport-ws`, as UTF-8 text.
final class ServerMessage {

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
        return ByteBuffer.wrap(Json.bytes(message));
    }
}
