package com.slackclone.local;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the CloudFormation template of the data stack asks for, in the words of the requests that create it.
///
/// @param queues every dead-letter queue comes before the queues that name it
/// @param buckets the names
record StackTemplate(List<Table> tables, List<Queue> queues, List<String> buckets, List<Pipe> pipes) {

    /// @param createTable the body of a CreateTable request
    /// @param ttlAttribute the attribute that holds the time of expiry in epoch seconds
    record Table(String name, JsonNode createTable, Optional<String> ttlAttribute) {}

    /// @param createQueue the body of a CreateQueue request
    record Queue(String name, JsonNode createQueue) {}

    /// What goes from the stream of a table to a queue.
    ///
    /// @param batch how many records are read at once
    /// @param filter which records go; the others are passed over
    record Pipe(String table, String queue, int batch, PipeFilter filter) {}
}
