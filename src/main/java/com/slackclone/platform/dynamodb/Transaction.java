package com.slackclone.platform.dynamodb;

import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Runs writes all or none. A clash with another transaction on the same item is not a refusal: it is tried again.
final class Transaction {

    private static final int ATTEMPTS = 8;
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private Transaction() {}

    static void run(DynamoDbClient client, List<Write> writes) {
        for (var attempt = 0; ; attempt++) {
            try {
                runOnce(client, writes);
                return;
            } catch (TransactionCanceledException e) {
                throwIfRefused(e);
                if (!isClash(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                Backoff.pause(attempt);
            }
        }
    }

    private static void runOnce(DynamoDbClient client, List<Write> writes) {
        // The token makes the SDK's own retries safe: DynamoDB answers a repeat without doing it twice.
        var token = UUID.randomUUID().toString();
        client.transactWriteItems(transaction -> transaction
                .clientRequestToken(token)
                .transactItems(writes.stream().map(Write::asPart).toList()));
    }

    private static void throwIfRefused(TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        for (var i = 0; i < reasons.size(); i++) {
            var reason = reasons.get(i);
            if (CONDITION_FAILED.equals(reason.code())) {
                throw new ConditionFailed(i, reason.hasItem() ? new Item(reason.item()) : null);
            }
        }
    }

    private static boolean isClash(TransactionCanceledException e) {
        return e.cancellationReasons().stream()
                .map(CancellationReason::code)
                .anyMatch(code -> code.equals("TransactionConflict") || code.equals("ThrottlingError"));
    }
}
