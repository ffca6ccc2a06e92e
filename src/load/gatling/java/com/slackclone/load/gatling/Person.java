package com.slackclone.load.gatling;

import io.gatling.javaapi.core.Session;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Who asks.
///
/// @param workspace where they are
/// @param rooms that they are in there
record Person(String token, String workspace, List<String> rooms) {

    private static final String KEY = "person";

    static Person of(Session session) {
        var person = session.<Person>get(KEY);
        if (person == null) {
            throw new IllegalStateException("A user is nobody");
        }
        return person;
    }

    Map<String, Object> attributes() {
        return Map.of(KEY, this);
    }

    String anyRoom() {
        return rooms.get(ThreadLocalRandom.current().nextInt(rooms.size()));
    }
}
