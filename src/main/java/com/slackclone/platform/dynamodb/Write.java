package com.slackclone.platform.dynamodb;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// A change of one item with its conditions, which must all hold. It is [run][#run()] alone, or with others in a
/// [Transaction].
public abstract sealed class Write {

    private static final int ATTEMPTS = 8;
    private static final ReturnValuesOnConditionCheckFailure ON_FAILURE = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    final DynamoDbClient client;
    final String table;
    final Key key;
    final Expression expression = new Expression();

    private Write(Dynamo dynamo, Table table, Key key) {
        this.client = dynamo.client();
        this.table = dynamo.name(table);
        this.key = key;
    }

    public Write set(String name, @Nullable String value) {
        if (value == null) {
            return remove(name);
        }
        expression.set(name, AttributeValue.fromS(value));
        return this;
    }

    public Write set(String name, Instant value) {
        return set(name, Instants.text(value));
    }

    public Write set(String name, long value) {
        expression.set(name, number(value));
        return this;
    }

    public Write set(String name, boolean value) {
        expression.set(name, AttributeValue.fromBool(value));
        return this;
    }

    /// An attribute that has attributes itself.
    public Write set(String name, Item value) {
        expression.set(name, AttributeValue.fromM(value.attributes()));
        return this;
    }

    /// A list of such, in their order; an empty one is an absent attribute.
    public Write set(String name, List<Item> values) {
        if (values.isEmpty()) {
            return remove(name);
        }
        expression.set(
                name,
                AttributeValue.fromL(values.stream()
                        .map(value -> AttributeValue.fromM(value.attributes()))
                        .toList()));
        return this;
    }

    /// A set of numbers; an empty one is an absent attribute.
    public Write setNumbers(String name, Collection<Long> values) {
        if (values.isEmpty()) {
            return remove(name);
        }
        expression.set(name, numbers(values));
        return this;
    }

    /// A set of texts, which is not empty.
    public Write set(String name, Set<String> values) {
        expression.set(name, AttributeValue.fromSs(List.copyOf(values)));
        return this;
    }

    /// An absent attribute counts as 0.
    public Write add(String name, long difference) {
        expression.add(name, number(difference));
        return this;
    }

    public Write remove(String name) {
        expression.remove(name);
        return this;
    }

    public Write ifAbsent() {
        return ifMissing("PK");
    }

    public Write ifPresent() {
        return ifHas("PK");
    }

    public Write ifMissing(String name) {
        expression.require("attribute_not_exists(%s)", name);
        return this;
    }

    public Write ifHas(String name) {
        expression.require("attribute_exists(%s)", name);
        return this;
    }

    public Write ifEquals(String name, String value) {
        expression.require("%s = %s", name, AttributeValue.fromS(value));
        return this;
    }

    /// Holds too where the attribute is absent.
    public Write unlessEquals(String name, String value) {
        expression.require("NOT %s = %s", name, AttributeValue.fromS(value));
        return this;
    }

    public Write ifEquals(String name, long value) {
        expression.require("%s = %s", name, number(value));
        return this;
    }

    /// An empty set stands for an absent attribute.
    public Write ifNumbers(String name, Collection<Long> values) {
        if (values.isEmpty()) {
            return ifMissing(name);
        }
        expression.require("%s = %s", name, numbers(values));
        return this;
    }

    /// Holds too where the attribute is absent.
    public Write unlessAtLeast(String name, long value) {
        expression.require("NOT %s >= %s", name, number(value));
        return this;
    }

    /// Holds too where the attribute is absent.
    public Write unlessTrue(String name) {
        expression.require("NOT %s = %s", name, AttributeValue.fromBool(true));
        return this;
    }

    public Write ifTrue(String name) {
        expression.require("%s = %s", name, AttributeValue.fromBool(true));
        return this;
    }

    public Write ifLess(String name, long than) {
        expression.require("%s < %s", name, number(than));
        return this;
    }

    public Write ifGreater(String name, long than) {
        expression.require("%s > %s", name, number(than));
        return this;
    }

    public Write ifAtMost(String name, long limit) {
        expression.require("%s <= %s", name, number(limit));
        return this;
    }

    /// Holds too where the attribute, or the item, is absent.
    public Write ifMissingOrLess(String name, long than) {
        expression.require("(attribute_not_exists(%1$s) OR %1$s < %2$s)", name, number(than));
        return this;
    }

    private static AttributeValue numbers(Collection<Long> values) {
        return AttributeValue.fromNs(values.stream().map(String::valueOf).toList());
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /// Does it.
    ///
    /// @return the item behind an update, or before a delete; empty otherwise
    /// @throws ConditionFailed with the item as it stands
    public Optional<Item> run() {
        for (var attempt = 0; ; attempt++) {
            try {
                return send();
            } catch (ConditionalCheckFailedException e) {
                throw new ConditionFailed(0, e.hasItem() ? new Item(e.item()) : null);
            } catch (TransactionConflictException e) {
                // A transaction is at the item just now.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Backoff.pause(attempt);
            }
        }
    }

    abstract Optional<Item> send();

    abstract TransactWriteItem asPart();

    static final class Check extends Write {

        Check(Dynamo dynamo, Table table, Key key) {
            super(dynamo, table, key);
        }

        @Override
        Optional<Item> send() {
            throw new UnsupportedOperationException("A check is part of a transaction");
        }

        @Override
        TransactWriteItem asPart() {
            return TransactWriteItem.builder()
                    .conditionCheck(check -> check.tableName(table)
                            .key(key.attributes())
                            .conditionExpression(expression.condition())
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .returnValuesOnConditionCheckFailure(ON_FAILURE))
                    .build();
        }
    }

    static final class Put extends Write {

        private final Item item;

        Put(Dynamo dynamo, Table table, Item item) {
            super(dynamo, table, item.key());
            this.item = item;
        }

        @Override
        Optional<Item> send() {
            client.putItem(put -> put.tableName(table)
                    .item(item.attributes())
                    .conditionExpression(expression.condition())
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .returnValuesOnConditionCheckFailure(ON_FAILURE));
            return Optional.empty();
        }

        @Override
        TransactWriteItem asPart() {
            return TransactWriteItem.builder()
                    .put(put -> put.tableName(table)
                            .item(item.attributes())
                            .conditionExpression(expression.condition())
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .returnValuesOnConditionCheckFailure(ON_FAILURE))
                    .build();
        }
    }

    static final class Update extends Write {

        Update(Dynamo dynamo, Table table, Key key) {
            super(dynamo, table, key);
        }

        @Override
        Optional<Item> send() {
            var response = client.updateItem(update -> update.tableName(table)
                    .key(key.attributes())
                    .updateExpression(expression.update())
                    .conditionExpression(expression.condition())
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ON_FAILURE));
            return Optional.of(new Item(response.attributes()));
        }

        @Override
        TransactWriteItem asPart() {
            return TransactWriteItem.builder()
                    .update(update -> update.tableName(table)
                            .key(key.attributes())
                            .updateExpression(expression.update())
                            .conditionExpression(expression.condition())
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .returnValuesOnConditionCheckFailure(ON_FAILURE))
                    .build();
        }
    }

    static final class Delete extends Write {

        Delete(Dynamo dynamo, Table table, Key key) {
            super(dynamo, table, key);
        }

        @Override
        Optional<Item> send() {
            var response = client.deleteItem(delete -> delete.tableName(table)
                    .key(key.attributes())
                    .conditionExpression(expression.condition())
                    .expressionAttributeNames(expression.names())
                    .expressionAttributeValues(expression.values())
                    .returnValues(ReturnValue.ALL_OLD)
                    .returnValuesOnConditionCheckFailure(ON_FAILURE));
            return response.hasAttributes() ? Optional.of(new Item(response.attributes())) : Optional.empty();
        }

        @Override
        TransactWriteItem asPart() {
            return TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table)
                            .key(key.attributes())
                            .conditionExpression(expression.condition())
                            .expressionAttributeNames(expression.names())
                            .expressionAttributeValues(expression.values())
                            .returnValuesOnConditionCheckFailure(ON_FAILURE))
                    .build();
        }
    }
}
