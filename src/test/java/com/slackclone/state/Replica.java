package com.slackclone.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a client holds: each object once, by its id, as the caches of GraphQL clients do, and the lists that it
/// shows.
final class Replica {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String REFERENCE = "@";

    private final Map<String, ObjectNode> objects = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> lists = new TreeMap<>();

    Replica(Set<String> lists) {
        lists.forEach(list -> this.lists.put(list, new TreeMap<>()));
    }

    /// Takes over the object, and those in it, as they are now.
    ///
    /// @return the object itself, or where it is
    JsonNode hold(JsonNode value) {
        if (value.isArray()) {
            var all = NODES.arrayNode();
            value.forEach(one -> all.add(hold(one)));
            return all;
        }
        if (!value.isObject()) {
            return value;
        }
        var held = NODES.objectNode();
        value.properties().forEach(field -> held.set(field.getKey(), hold(field.getValue())));
        var id = identity(value);
        if (id.isEmpty()) {
            return held;
        }
        objects.computeIfAbsent(id.get(), _ -> NODES.objectNode()).setAll(held);
        return NODES.objectNode().put(REFERENCE, id.get());
    }

    /// A thread is that of its root.
    private static Optional<String> identity(JsonNode value) {
        return text(value, "/id").or(() -> text(value, "/root/id").map(Replica::thread));
    }

    static String thread(String root) {
        return "thread of " + root;
    }

    /// Puts it into a list, if there is such a list.
    void put(String list, JsonNode value) {
        if (lists.containsKey(list)) {
            lists.get(list).put(key(value), hold(value));
        }
    }

    void remove(String list, String key) {
        if (lists.containsKey(list)) {
            lists.get(list).remove(key);
        }
    }

    private static String key(JsonNode value) {
        return identity(value)
                .or(() -> text(value, "/user/id"))
                .or(() -> text(value, "/message/id"))
                .orElseThrow();
    }

    private static Optional<String> text(JsonNode value, String path) {
        return Optional.of(value.at(path)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    /// Changes a field of an object that is held with it.
    void edit(String id, String field, JsonNode value) {
        if (objects.containsKey(id) && objects.get(id).has(field)) {
            objects.get(id).set(field, hold(value));
        }
    }

    /// The objects of a list, by their keys.
    Stream<JsonNode> all(String list) {
        return lists.getOrDefault(list, Map.of()).values().stream().map(one -> whole(one, Set.of()));
    }

    /// All that it shows.
    Map<String, Map<String, JsonNode>> shown() {
        var shown = new TreeMap<String, Map<String, JsonNode>>();
        lists.forEach((name, list) -> {
            var whole = new TreeMap<String, JsonNode>();
            list.forEach((key, value) -> whole.put(key, whole(value, Set.of())));
            shown.put(name, whole);
        });
        return shown;
    }

    /// What this one shows otherwise.
    List<String> differences(Replica other) {
        var differences = new ArrayList<String>();
        var others = other.shown();
        shown().forEach((name, list) -> {
            var theirs = others.getOrDefault(name, Map.of());
            var keys = new TreeSet<>(list.keySet());
            keys.addAll(theirs.keySet());
            keys.removeIf(key -> Objects.equals(list.get(key), theirs.get(key)));
            keys.forEach(key -> differences.add(name + ": " + list.get(key) + " instead of " + theirs.get(key)));
        });
        return differences;
    }

    /// With what it refers to, but for what it is itself a part of.
    private JsonNode whole(JsonNode value, Set<String> outer) {
        if (value.isArray()) {
            var all = NODES.arrayNode();
            value.forEach(one -> all.add(whole(one, outer)));
            return all;
        }
        if (!value.isObject()) {
            return value;
        }
        var reference = value.path(REFERENCE).asString("");
        if (outer.contains(reference)) {
            return value;
        }
        var inner = new HashSet<>(outer);
        if (!reference.isEmpty()) {
            inner.add(reference);
        }
        var whole = NODES.objectNode();
        objects.getOrDefault(reference, (ObjectNode) value)
                .properties()
                .forEach(field -> whole.set(field.getKey(), whole(field.getValue(), inner)));
        return whole;
    }
}
