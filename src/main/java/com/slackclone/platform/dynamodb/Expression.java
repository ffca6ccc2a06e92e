package com.slackclone.platform.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The condition and the update of a [Write] in DynamoDB's language. Names and values are always given as
/// placeholders, so none can clash with a reserved word.
final class Expression {

    private final List<String> sets = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    void set(String name, AttributeValue value) {
        sets.add(placeholder(name) + " = " + placeholder(value));
    }

    void add(String name, AttributeValue difference) {
        adds.add(placeholder(name) + " " + placeholder(difference));
    }

    void remove(String name) {
        removes.add(placeholder(name));
    }

    /// @param form with `%s` where the name stands
    void require(String form, String name) {
        conditions.add(form.formatted(placeholder(name)));
    }

    /// @param form with `%s` where the name, and then the value, stands
    void require(String form, String name, AttributeValue value) {
        conditions.add(form.formatted(placeholder(name), placeholder(value)));
    }

    @Nullable
    String condition() {
        return conditions.isEmpty() ? null : String.join(" AND ", conditions);
    }

    String update() {
        var clauses = new ArrayList<String>();
        addClause(clauses, "SET", sets);
        addClause(clauses, "ADD", adds);
        addClause(clauses, "REMOVE", removes);
        return String.join(" ", clauses);
    }

    private static void addClause(List<String> clauses, String keyword, List<String> parts) {
        if (!parts.isEmpty()) {
            clauses.add(keyword + " " + String.join(", ", parts));
        }
    }

    @Nullable
    Map<String, String> names() {
        return names.isEmpty() ? null : names;
    }

    @Nullable
    Map<String, AttributeValue> values() {
        return values.isEmpty() ? null : values;
    }

    private String placeholder(String name) {
        var placeholder = "#" + name;
        names.put(placeholder, name);
        return placeholder;
    }

    private String placeholder(AttributeValue value) {
        var placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }
}
