package com.slackclone.platform.dynamodb;

import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Writes that are done all or none.
public final class Transaction {

    private static final int ATTEMPTS = 8;
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    private Transaction() {}

    /// Does at most 100 writes, of one item each. A clash with another transaction is not a refusal: it is tried
    /// again.
    ///
    /// @throws ConditionFailed when an item did not meet its write's condition; it tells which write's, and the
    ///     item
    public static void run(Write... writes) {
        run(List.of(writes));
    }

    public static void run(List<Write> writes) {
        var client = writes.getFirst().client;
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
