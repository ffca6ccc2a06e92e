package com.slackclone.local;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which records pass a pipe: those that match one of its patterns, or all if it has none.
///
/// Of the language of EventBridge's patterns it knows objects, values and prefixes, and refuses the rest.
record PipeFilter(List<JsonNode> patterns) {

    PipeFilter {
        patterns = List.copyOf(patterns);
    }

    /// @param criteria the property `FilterCriteria`, which may be missing
    static PipeFilter read(String id, JsonNode criteria) {
        return new PipeFilter(criteria.path("Filters")
                .valueStream()
                .map(filter -> pattern(id, filter.path("Pattern").asString("")))
                .toList());
    }

    private static JsonNode pattern(String id, String text) {
        try {
            JsonNode pattern = JsonMapper.shared().readTree(text);
            requireKnown(id, pattern);
            return pattern;
        } catch (JacksonException e) {
            throw new StartFailure(id + " has a filter that is not JSON: " + text, e);
        }
    }

    private static void requireKnown(String id, JsonNode pattern) {
        if (pattern.isObject()) {
            pattern.valueStream().forEach(inner -> requireKnown(id, inner));
        } else if (!pattern.isArray() || !pattern.valueStream().allMatch(PipeFilter::isKnown)) {
            throw new StartFailure(id + " filters by " + pattern + ", which the local stack does not know");
        }
    }

    private static boolean isKnown(JsonNode condition) {
        return condition.isValueNode()
                || (condition.size() == 1 && condition.path("prefix").isString());
    }

    boolean passes(JsonNode streamRecord) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, streamRecord));
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isObject()) {
            return pattern.properties().stream()
                    .allMatch(property -> matches(property.getValue(), value.path(property.getKey())));
        }
        return pattern.valueStream().anyMatch(condition -> meets(condition, value));
    }

    private static boolean meets(JsonNode condition, JsonNode value) {
        JsonNode prefix = condition.path("prefix");
        return prefix.isString()
                ? value.isString() && value.asString().startsWith(prefix.asString())
                : condition.equals(value);
    }
}
