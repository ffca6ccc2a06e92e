package com.slackclone.platform.aws;

import com.slackclone.platform.dynamodb.DynamoProperties;
import java.time.Duration;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Opens the queues of the installation.
@Component
public class WorkQueues {

    private final SqsClient client;
    private final DynamoProperties database;

    WorkQueues(SqsClient client, DynamoProperties database) {
        this.client = client;
        this.database = database;
    }

    /// Asks nothing of SQS yet.
    ///
    /// @param visibility for how long a message is out of sight of other nodes once it is received
    public WorkQueue open(Queue queue, Duration visibility) {
        return new WorkQueue(client, queue.nameIn(database.prefix()), visibility);
    }
}
