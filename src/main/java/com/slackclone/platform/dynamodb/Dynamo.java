package com.slackclone.platform.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Reads the tables, and starts writes to them. Blocking; meant for virtual threads.
///
/// A failure of DynamoDB itself comes out as the SDK's exception, after the SDK's own retries with jitter.
public final class Dynamo {

    private static final int BATCH = 100;

    private final DynamoDbClient client;
    private final String prefix;

    public Dynamo(DynamoDbClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /// A strongly consistent read.
    public Optional<Item> get(Table table, Key key) {
        var response = client.getItem(
                get -> get.tableName(name(table)).key(key.attributes()).consistentRead(true));
        return response.hasItem() ? Optional.of(new Item(response.item())) : Optional.empty();
    }

    /// Strongly consistent reads, 100 keys a call. A key that has no item is absent from the answer.
    public Map<Key, Item> get(Table table, Collection<Key> keys) {
        return get(Map.of(table, keys)).getOrDefault(table, Map.of());
    }

    /// Strongly consistent reads from several tables, 100 keys a call.
    public Map<Table, Map<Key, Item>> get(Map<Table, ? extends Collection<Key>> keys) {
        var wanted = new ArrayList<Map.Entry<Table, Key>>();
        keys.forEach((table, some) -> new LinkedHashSet<>(some).forEach(key -> wanted.add(Map.entry(table, key))));
        var found = new HashMap<Table, Map<Key, Item>>();
        for (var start = 0; start < wanted.size(); start += BATCH) {
            readBatch(wanted.subList(start, Math.min(start + BATCH, wanted.size())), found);
        }
        return found;
    }

    private void readBatch(List<Map.Entry<Table, Key>> wanted, Map<Table, Map<Key, Item>> found) {
        var request = new HashMap<String, KeysAndAttributes>();
        for (var table : Table.values()) {
            var keys = wanted.stream()
                    .filter(entry -> entry.getKey() == table)
                    .map(entry -> entry.getValue().attributes())
                    .toList();
            if (!keys.isEmpty()) {
                request.put(
                        name(table),
                        KeysAndAttributes.builder()
                                .keys(keys)
                                .consistentRead(true)
                                .build());
            }
        }
        Backoff.untilDone(request, left -> {
            var response = client.batchGetItem(batch -> batch.requestItems(left));
            collect(response.responses(), found);
            return response.unprocessedKeys();
        });
    }

    private void collect(Map<String, List<Map<String, AttributeValue>>> responses, Map<Table, Map<Key, Item>> found) {
        for (var table : Table.values()) {
            for (var attributes : responses.getOrDefault(name(table), List.of())) {
                var item = new Item(attributes);
                found.computeIfAbsent(table, _ -> new HashMap<>()).put(item.key(), item);
            }
        }
    }

    /// How many items of the query's range have an attribute. DynamoDB counts them, 1 MB of items a call. As
    /// consistent as [#query(Query)].
    public long count(Query query, String attribute) {
        var count = 0L;
        Map<String, AttributeValue> start = Map.of();
        do {
            var response = client.query(
                    having(query, attribute, start).select(Select.COUNT).build());
            count += response.count();
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
        } while (!start.isEmpty());
        return count;
    }

    /// The items of the query's range that have an attribute. The query's limit does not apply.
    public List<Item> query(Query query, String attribute) {
        var items = new ArrayList<Item>();
        Map<String, AttributeValue> start = Map.of();
        do {
            var response = client.query(having(query, attribute, start).build());
            response.items().forEach(attributes -> items.add(new Item(attributes)));
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
        } while (!start.isEmpty());
        return items;
    }

    private QueryRequest.Builder having(Query query, String attribute, Map<String, AttributeValue> start) {
        var request = query.request();
        var names = new HashMap<>(request.build().expressionAttributeNames());
        names.put("#having", attribute);
        return request.tableName(name(query.table()))
                .consistentRead(query.index() == Index.PRIMARY)
                .filterExpression("attribute_exists(#having)")
                .expressionAttributeNames(names)
                .exclusiveStartKey(start.isEmpty() ? null : start);
    }

    /// Reads pages of at most 1 MB until the query's limit, or the end of the range, is reached. Strongly
    /// consistent on the table, eventually on an index.
    public List<Item> query(Query query) {
        var items = new ArrayList<Item>();
        Map<String, AttributeValue> start = Map.of();
        do {
            var request = query.request()
                    .tableName(name(query.table()))
                    .consistentRead(query.index() == Index.PRIMARY)
                    .exclusiveStartKey(start.isEmpty() ? null : start);
            if (!query.isUnlimited()) {
                request.limit(query.limit() - items.size());
            }
            var response = client.query(request.build());
            response.items().forEach(attributes -> items.add(new Item(attributes)));
            start = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
        } while (!start.isEmpty() && items.size() < query.limit());
        return items;
    }

    /// Reads a whole table, page by page, and hands over those items that have the sort key. Eventually
    /// consistent, and as dear as the table is large: for jobs at night.
    ///
    /// @param size how many items of the table a call reads at most
    public void scan(Table table, String sortKey, int size, Consumer<Item> consumer) {
        client.scanPaginator(scan -> scan.tableName(name(table))
                        .limit(size)
                        .filterExpression("#sk = :sk")
                        .expressionAttributeNames(Map.of("#sk", "SK"))
                        .expressionAttributeValues(Map.of(":sk", AttributeValue.fromS(sortKey))))
                .items()
                .forEach(attributes -> consumer.accept(new Item(attributes)));
    }

    /// Writes the whole item, over what stands at its key unless a condition forbids it.
    public Write put(Table table, Item item) {
        return new Write.Put(this, table, item);
    }

    /// Changes attributes of the item, which is made if there is none unless a condition forbids it.
    public Write update(Table table, Key key) {
        return new Write.Update(this, table, key);
    }

    public Write delete(Table table, Key key) {
        return new Write.Delete(this, table, key);
    }

    /// Changes nothing: only the conditions count, for the other writes of a [Transaction].
    public Write check(Table table, Key key) {
        return new Write.Check(this, table, key);
    }

    /// Whether the table exists and can be used.
    public boolean exists(Table table) {
        try {
            client.describeTable(describe -> describe.tableName(name(table)));
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    public String name(Table table) {
        return table.nameIn(prefix);
    }

    DynamoDbClient client() {
        return client;
    }
}
