package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client says in the sub-protocol `graphql-transport-ws`.
sealed interface ClientMessage {

    record Init(Map<String, Object> payload) implements ClientMessage {}

    record Ping(@Nullable Map<String, Object> payload) implements ClientMessage {}

    record Pong() implements ClientMessage {}

    record Subscribe(String id, Map<String, Object> payload) implements ClientMessage {}

    record Complete(String id) implements ClientMessage {}

    int LONGEST_ID = 256;

    /// @throws ApiException for anything that the protocol does not have
    static ClientMessage parse(byte[] text) {
        var message = Json.object("message", text);
        if (!(message.get("type") instanceof String type)) {
            throw malformed("type", "The message has no type.");
        }
        return switch (type) {
            case "connection_init" -> new Init(orEmpty(payload(message)));
            case "ping" -> new Ping(payload(message));
            case "pong" -> pong(payload(message));
            case "subscribe" -> new Subscribe(id(message), required(payload(message)));
            case "complete" -> new Complete(id(message));
            default -> throw malformed("type", "The message is of no known type.");
        };
    }

    private static Pong pong(@Nullable Map<String, Object> ignored) {
        return new Pong();
    }

    private static String id(Map<String, Object> message) {
        if (message.get("id") instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID) {
            return id;
        }
        throw malformed("id", "The id is a text of 1 to " + LONGEST_ID + " characters.");
    }

    private static @Nullable Map<String, Object> payload(Map<String, Object> message) {
        var payload = message.get("payload");
        return payload == null ? null : Json.object("payload", payload);
    }

    private static Map<String, Object> orEmpty(@Nullable Map<String, Object> payload) {
        return payload == null ? Map.of() : payload;
    }

    private static Map<String, Object> required(@Nullable Map<String, Object> payload) {
        if (payload == null) {
            throw malformed("payload", "The payload is missing.");
        }
        return payload;
    }

    private static ApiException malformed(String field, String message) {
        return ApiException.badInput(field, "MALFORMED", message);
    }
}
