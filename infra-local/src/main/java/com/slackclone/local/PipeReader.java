package com.slackclone.local;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a pipe from the stream of a table to a queue. Like [TemplateReader], it refuses what it does not know.
final class PipeReader {

    private static final Set<String> PARAMETERS = Set.of("DynamoDBStreamParameters", "FilterCriteria");

    private static final Set<String> READ = Set.of("BatchSize", "StartingPosition");

    /// What happens when a queue is away for hours, and what only makes it faster.
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "DeadLetterConfig",
            "MaximumBatchingWindowInSeconds",
            "MaximumRecordAgeInSeconds",
            "MaximumRetryAttempts",
            "OnPartialBatchItemFailure",
            "ParallelizationFactor");

    private PipeReader() {}

    /// @param properties with every function resolved
    static StackTemplate.Pipe read(String id, ObjectNode properties) {
        JsonNode parameters = properties.path("SourceParameters");
        requireKnown(id + ".SourceParameters", parameters, PARAMETERS, Set.of());
        JsonNode stream = parameters.path("DynamoDBStreamParameters");
        requireKnown(id + ".DynamoDBStreamParameters", stream, READ, WITHOUT_MEANING);
        if (!stream.path("StartingPosition").asString("").equals("TRIM_HORIZON")) {
            throw new StartFailure(id + " does not start at TRIM_HORIZON, which is all that the relay can");
        }
        return new StackTemplate.Pipe(
                table(id, properties.path("Source").asString("")),
                queue(id, properties.path("Target").asString("")),
                stream.path("BatchSize").asInt(100),
                PipeFilter.read(id, parameters.path("FilterCriteria")));
    }

    private static void requireKnown(String path, JsonNode object, Set<String> read, Set<String> ignored) {
        for (var name : object.propertyNames()) {
            if (!read.contains(name) && !ignored.contains(name)) {
                throw new StartFailure(path + "." + name + " is a property that the local stack does not know");
            }
        }
    }

    /// From `arn:aws:dynamodb:{region}:{account}:table/{name}/stream`.
    private static String table(String id, String source) {
        var parts = source.split("/", -1);
        if (!source.startsWith("arn:aws:dynamodb:") || parts.length != 3) {
            throw new StartFailure(id + ".Source is no stream of a table: " + source);
        }
        return parts[1];
    }

    private static String queue(String id, String target) {
        if (!target.startsWith("arn:aws:sqs:")) {
            throw new StartFailure(id + ".Target is no queue: " + target);
        }
        return target.substring(target.lastIndexOf(':') + 1);
    }
}
