package com.slackclone.platform.dynamodb;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// One partition of a table or an index, or a range of it, in the order of its sort key.
///
/// @param prefix what the sort key must start with
/// @param from the sort key to start behind, exclusive; at the prefix's end where null
/// @param upTo the sort key to end at, inclusive; at the prefix's end where null. Only forwards
/// @param backwards from the highest sort key to the lowest
/// @param limit the most items to read
public record Query(
        Table table,
        Index index,
        String partition,
        String prefix,
        @Nullable String from,
        @Nullable String upTo,
        boolean backwards,
        int limit) {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    /// All items of a partition whose sort key starts with `prefix`, lowest first.
    public static Query of(Table table, Index index, String partition, String prefix) {
        return new Query(table, index, partition, prefix, null, null, false, UNLIMITED);
    }

    public Query behind(@Nullable String sortKey) {
        return new Query(table, index, partition, prefix, sortKey, upTo, backwards, limit);
    }

    public Query upTo(String sortKey) {
        return new Query(table, index, partition, prefix, from, sortKey, backwards, limit);
    }

    public Query reversed() {
        return new Query(table, index, partition, prefix, from, upTo, !backwards, limit);
    }

    public Query atMost(int items) {
        return new Query(table, index, partition, prefix, from, upTo, backwards, items);
    }

    boolean isUnlimited() {
        return limit == UNLIMITED;
    }

    QueryRequest.Builder request() {
        var values = new HashMap<String, AttributeValue>();
        values.put(":pk", AttributeValue.fromS(partition));
        var request = QueryRequest.builder()
                .keyConditionExpression(condition(values))
                .expressionAttributeNames(names())
                .expressionAttributeValues(values)
                .scanIndexForward(!backwards);
        if (index != Index.PRIMARY) {
            request.indexName(index.name());
        }
        return request;
    }

    private Map<String, String> names() {
        return prefix.isEmpty()
                ? Map.of("#pk", index.partition())
                : Map.of("#pk", index.partition(), "#sk", index.sort());
    }

    private String condition(Map<String, AttributeValue> values) {
        if (prefix.isEmpty()) {
            return "#pk = :pk";
        }
        // A key condition takes one clause on the sort key, so a start inside the prefix is written as a range.
        var low = from != null && !backwards ? from + '\u0000' : prefix;
        var end = upTo == null ? prefix + '\uffff' : upTo;
        var high = from != null && backwards ? before(from) : end;
        values.put(":low", AttributeValue.fromS(low));
        values.put(":high", AttributeValue.fromS(high));
        return "#pk = :pk AND #sk BETWEEN :low AND :high";
    }

    /// The greatest text that our keys can hold below `key`: they are ASCII, and end in a letter or digit.
    private static String before(String key) {
        var last = key.length() - 1;
        return key.substring(0, last) + (char) (key.charAt(last) - 1) + '\uffff';
    }
}
