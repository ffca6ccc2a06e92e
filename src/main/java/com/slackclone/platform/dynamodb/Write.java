package com.slackclone.platform.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// A change of one item with its condition. Attribute names are always given as placeholders to DynamoDB, so none can
/// clash with its reserved words; several conditions must all hold.
public final class Write {

    private enum Kind {
        PUT,
        UPDATE,
        DELETE,
        CHECK
    }

    private final Dynamo dynamo;
    private final Kind kind;
    private final Table table;
    private final Key key;
    private final @Nullable Item item;
    private final List<String> sets = new ArrayList<>();
    private final List<String> adds = new ArrayList<>();
    private final List<String> removes = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    private Write(Dynamo dynamo, Kind kind, Table table, Key key, @Nullable Item item) {
        this.dynamo = dynamo;
        this.kind = kind;
        this.table = table;
        this.key = key;
        this.item = item;
    }

    static Write put(Dynamo dynamo, Table table, Item item) {
        return new Write(dynamo, Kind.PUT, table, item.key(), item);
    }

    static Write update(Dynamo dynamo, Table table, Key key) {
        return new Write(dynamo, Kind.UPDATE, table, key, null);
    }

    static Write delete(Dynamo dynamo, Table table, Key key) {
        return new Write(dynamo, Kind.DELETE, table, key, null);
    }

    static Write check(Dynamo dynamo, Table table, Key key) {
        return new Write(dynamo, Kind.CHECK, table, key, null);
    }

    public Write set(String name, @Nullable String value) {
        if (value == null) {
            return remove(name);
        }
        sets.add(name(name) + " = " + value(AttributeValue.fromS(value)));
        return this;
    }

    public Write set(String name, Instant value) {
        return set(name, Instants.text(value));
    }

    public Write set(String name, long value) {
        sets.add(name(name) + " = " + value(number(value)));
        return this;
    }

    public Write set(String name, boolean value) {
        sets.add(name(name) + " = " + value(AttributeValue.fromBool(value)));
        return this;
    }

    /// An absent attribute counts as 0.
    public Write add(String name, long difference) {
        adds.add(name(name) + " " + value(number(difference)));
        return this;
    }

    public Write remove(String name) {
        removes.add(name(name));
        return this;
    }

    public Write ifAbsent() {
        return ifMissing("PK");
    }

    public Write ifPresent() {
        return ifHas("PK");
    }

    public Write ifMissing(String name) {
        return condition("attribute_not_exists(" + name(name) + ")");
    }

    public Write ifHas(String name) {
        return condition("attribute_exists(" + name(name) + ")");
    }

    public Write ifEquals(String name, String value) {
        return condition(name(name) + " = " + value(AttributeValue.fromS(value)));
    }

    public Write ifEquals(String name, long value) {
        return condition(name(name) + " = " + value(number(value)));
    }

    public Write ifEquals(String name, boolean value) {
        return condition(name(name) + " = " + value(AttributeValue.fromBool(value)));
    }

    /// Holds too where the attribute is absent.
    public Write unlessEquals(String name, boolean value) {
        return condition("NOT " + name(name) + " = " + value(AttributeValue.fromBool(value)));
    }

    public Write ifLess(String name, long than) {
        return condition(name(name) + " < " + value(number(than)));
    }

    public Write ifGreater(String name, long than) {
        return condition(name(name) + " > " + value(number(than)));
    }

    /// Does it.
    ///
    /// @return the item after an update, or before a delete; empty otherwise
    /// @throws ConditionFailed with the item as it stands
    public Optional<Item> run() {
        try {
            return switch (kind) {
                case PUT -> runPut();
                case UPDATE -> runUpdate();
                case DELETE -> runDelete();
                case CHECK -> throw new IllegalStateException("A check is a part of a transaction");
            };
        } catch (ConditionalCheckFailedException e) {
            throw new ConditionFailed(0, e.hasItem() ? new Item(e.item()) : null);
        }
    }

    private Optional<Item> runPut() {
        dynamo.client()
                .putItem(put -> put.tableName(dynamo.name(table))
                        .item(itemAttributes())
                        .conditionExpression(condition())
                        .expressionAttributeNames(nullIfEmpty(names))
                        .expressionAttributeValues(nullIfEmpty(values))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        return Optional.empty();
    }

    private Optional<Item> runUpdate() {
        var response = dynamo.client()
                .updateItem(update -> update.tableName(dynamo.name(table))
                        .key(key.attributes())
                        .updateExpression(expression())
                        .conditionExpression(condition())
                        .expressionAttributeNames(nullIfEmpty(names))
                        .expressionAttributeValues(nullIfEmpty(values))
                        .returnValues(ReturnValue.ALL_NEW)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        return Optional.of(new Item(response.attributes()));
    }

    private Optional<Item> runDelete() {
        var response = dynamo.client()
                .deleteItem(delete -> delete.tableName(dynamo.name(table))
                        .key(key.attributes())
                        .conditionExpression(condition())
                        .expressionAttributeNames(nullIfEmpty(names))
                        .expressionAttributeValues(nullIfEmpty(values))
                        .returnValues(ReturnValue.ALL_OLD)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
        return response.hasAttributes() ? Optional.of(new Item(response.attributes())) : Optional.empty();
    }

    TransactWriteItem asPart() {
        var part = TransactWriteItem.builder();
        var onFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        return switch (kind) {
            case PUT ->
                part.put(put -> put.tableName(dynamo.name(table))
                                .item(itemAttributes())
                                .conditionExpression(condition())
                                .expressionAttributeNames(nullIfEmpty(names))
                                .expressionAttributeValues(nullIfEmpty(values))
                                .returnValuesOnConditionCheckFailure(onFailure))
                        .build();
            case UPDATE ->
                part.update(update -> update.tableName(dynamo.name(table))
                                .key(key.attributes())
                                .updateExpression(expression())
                                .conditionExpression(condition())
                                .expressionAttributeNames(nullIfEmpty(names))
                                .expressionAttributeValues(nullIfEmpty(values))
                                .returnValuesOnConditionCheckFailure(onFailure))
                        .build();
            case DELETE ->
                part.delete(delete -> delete.tableName(dynamo.name(table))
                                .key(key.attributes())
                                .conditionExpression(condition())
                                .expressionAttributeNames(nullIfEmpty(names))
                                .expressionAttributeValues(nullIfEmpty(values))
                                .returnValuesOnConditionCheckFailure(onFailure))
                        .build();
            case CHECK ->
                part.conditionCheck(check -> check.tableName(dynamo.name(table))
                                .key(key.attributes())
                                .conditionExpression(condition())
                                .expressionAttributeNames(nullIfEmpty(names))
                                .expressionAttributeValues(nullIfEmpty(values))
                                .returnValuesOnConditionCheckFailure(onFailure))
                        .build();
        };
    }

    private Map<String, AttributeValue> itemAttributes() {
        if (item == null) {
            throw new IllegalStateException("Only a put has an item");
        }
        return item.attributes();
    }

    private Write condition(String condition) {
        conditions.add(condition);
        return this;
    }

    private @Nullable String condition() {
        return conditions.isEmpty() ? null : String.join(" AND ", conditions);
    }

    private String expression() {
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

    private String name(String name) {
        var placeholder = "#" + name;
        names.put(placeholder, name);
        return placeholder;
    }

    private String value(AttributeValue value) {
        var placeholder = ":v" + values.size();
        values.put(placeholder, value);
        return placeholder;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static <V> @Nullable Map<String, V> nullIfEmpty(Map<String, V> map) {
        return map.isEmpty() ? null : map;
    }
}
