package com.slackclone.local;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The stream of a table of DynamoDB Local, from its oldest record on.
///
/// A shard is closed after a while, and others go on where it ended: they are read once it is.
final class TableStream implements AutoCloseable {

    private static final String JSON = "application/x-amz-json-1.0";

    private final AwsJson streams;
    private final String arn;
    private final int batch;

    /// The iterator of each shard that is being read. What was read is passed on before the iterator moves.
    private final Map<String, String> iterators = new LinkedHashMap<>();

    /// The number of the last record of each shard that was passed on.
    private final Map<String, BigInteger> passed = new HashMap<>();

    private final Set<String> finished = new HashSet<>();

    private TableStream(AwsJson streams, String arn, int batch) {
        this.streams = streams;
        this.arn = arn;
        this.batch = batch;
    }

    /// @param batch how many records are read at once
    static TableStream open(String endpoint, String table, int batch) throws IOException, InterruptedException {
        try (var dynamoDb = new AwsJson(endpoint, "DynamoDB_20120810", JSON)) {
            JsonNode description = dynamoDb.call("DescribeTable", object("TableName", table));
            String arn = description.at("/Table/LatestStreamArn").asString("");
            if (arn.isEmpty()) {
                throw new StartFailure("the table " + table + " has no stream for its pipe");
            }
            return new TableStream(new AwsJson(endpoint, "DynamoDBStreams_20120810", JSON), arn, batch);
        }
    }

    /// Reads on in each shard, once.
    ///
    /// @param sink takes each record in the order of its shard; if it throws, it gets the record again
    /// @return whether there was any record
    boolean poll(Consumer<ObjectNode> sink) throws IOException, InterruptedException {
        if (iterators.isEmpty()) {
            openShards();
        }
        boolean any = false;
        for (Iterator<Map.Entry<String, String>> open = iterators.entrySet().iterator(); open.hasNext(); ) {
            var shard = open.next();
            JsonNode answer = records(shard.getKey(), shard.getValue());
            for (JsonNode streamRecord : answer.path("Records")) {
                any |= pass((ObjectNode) streamRecord, shard.getKey(), sink);
            }
            String next = answer.path("NextShardIterator").asString("");
            if (next.isEmpty()) {
                finished.add(shard.getKey());
                open.remove();
            } else {
                shard.setValue(next);
            }
        }
        return any;
    }

    /// False for one that was passed on before.
    private boolean pass(ObjectNode streamRecord, String shard, Consumer<ObjectNode> sink) {
        var sequence =
                new BigInteger(streamRecord.at("/dynamodb/SequenceNumber").asString());
        if (sequence.compareTo(passed.getOrDefault(shard, BigInteger.ZERO)) <= 0) {
            return false;
        }
        // As the Pipe says it, which the API of the stream does not.
        sink.accept(streamRecord.put("eventSourceARN", arn));
        passed.put(shard, sequence);
        return true;
    }

    /// An iterator that has waited for the first record of a while may be refused as one of trimmed records, though
    /// nothing is. Then the shard is read anew, without what was passed on.
    private JsonNode records(String shard, String iterator) throws IOException, InterruptedException {
        try {
            return records(iterator);
        } catch (StartFailure e) {
            return records(firstIterator(shard));
        }
    }

    private JsonNode records(String iterator) throws IOException, InterruptedException {
        return streams.call("GetRecords", object("ShardIterator", iterator).put("Limit", batch));
    }

    /// Begins with those shards whose parent has been read to its end, or is not there any more.
    private void openShards() throws IOException, InterruptedException {
        List<JsonNode> shards = shards();
        var unfinished = new HashSet<String>();
        shards.forEach(shard -> unfinished.add(id(shard)));
        unfinished.removeAll(finished);
        for (JsonNode shard : shards) {
            String parent = shard.path("ParentShardId").asString("");
            if (unfinished.contains(id(shard)) && !unfinished.contains(parent)) {
                iterators.put(id(shard), firstIterator(id(shard)));
            }
        }
    }

    private List<JsonNode> shards() throws IOException, InterruptedException {
        var shards = new ArrayList<JsonNode>();
        String last = "";
        do {
            ObjectNode request = object("StreamArn", arn);
            if (!last.isEmpty()) {
                request.put("ExclusiveStartShardId", last);
            }
            JsonNode page = streams.call("DescribeStream", request).path("StreamDescription");
            page.path("Shards").forEach(shards::add);
            last = page.path("LastEvaluatedShardId").asString("");
        } while (!last.isEmpty());
        return shards;
    }

    private String firstIterator(String shard) throws IOException, InterruptedException {
        var request = object("StreamArn", arn).put("ShardId", shard).put("ShardIteratorType", "TRIM_HORIZON");
        return streams.call("GetShardIterator", request).path("ShardIterator").asString();
    }

    private static String id(JsonNode shard) {
        return shard.path("ShardId").asString();
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    @Override
    public void close() {
        streams.close();
    }
}
