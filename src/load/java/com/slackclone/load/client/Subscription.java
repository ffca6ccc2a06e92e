package com.slackclone.load.client;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a subscriber asks for.
///
/// @param token of who asks
/// @param query the GraphQL text
public record Subscription(String token, String query, Map<String, ?> variables) {

    String init() {
        return json(Map.of("type", "connection_init", "payload", Map.of("Authorization", "Bearer " + token)));
    }

    String subscribe(String id) {
        return json(Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query, "variables", variables)));
    }

    private static String json(Map<String, ?> message) {
        return JsonMapper.shared().writeValueAsString(message);
    }
}
