package com.slackclone.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.pipeline.ChangeHandlers.Outcome;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class ChangeHandlersTest {

    private static final Change CHANGE =
            new Change.Inserted("1", Table.MESSAGES, Item.at(new Key("CHANNEL#1", "MSG#1")));

    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> calls = new ArrayList<>();

    @Test
    void aHandlerThatFailsLeavesTheOthersTheirWork() throws InterruptedException {
        var handlers = handlers(
                _ -> {
                    throw new IllegalStateException("broken");
                },
                _ -> {
                    throw new AssertionError("very broken");
                },
                _ -> calls.add("third"));

        assertThat(handlers.handle(CHANGE, end)).isEqualTo(Outcome.FAILED);
        assertThat(calls).containsExactly("third");
    }

    @Test
    void onlyWhatWaitedIsTriedAgain() throws InterruptedException {
        var handlers = handlers(_ -> calls.add("first"), _ -> {
            calls.add("second");
            if (calls.size() < 3) {
                throw new RedisException("away");
            }
        });

        assertThat(handlers.handle(CHANGE, end)).isEqualTo(Outcome.DONE);
        assertThat(calls).containsExactly("first", "second", "second");
    }

    @Test
    void aNodeThatEndsDoesNotWaitForWhatIsAway() throws InterruptedException {
        end.countDown();
        var handlers = handlers(_ -> {
            throw new RedisException("away");
        });

        assertThat(handlers.handle(CHANGE, end)).isEqualTo(Outcome.INTERRUPTED);
    }

    /// An outage of two minutes would otherwise make dead letters of all that was sent meanwhile.
    @Test
    void whatAServiceThatIsAwayKeepsFromBeingDoneIsTriedAgain() throws InterruptedException {
        var throttled = ProvisionedThroughputExceededException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ProvisionedThroughputExceededException")
                        .build())
                .statusCode(400)
                .build();
        var handlers = handlers(
                onceAway(throttled),
                onceAway(InternalServerErrorException.builder().statusCode(500).build()),
                onceAway(ApiCallTimeoutException.create(5_000)),
                onceAway(new RedisConnectionException("away")));

        assertThat(handlers.handle(CHANGE, end)).isEqualTo(Outcome.DONE);
        assertThat(calls).hasSize(4);
    }

    private ActingHandler onceAway(RuntimeException reason) {
        var isBack = new AtomicBoolean();
        return _ -> {
            if (!isBack.getAndSet(true)) {
                throw reason;
            }
            calls.add("done");
        };
    }

    @Test
    void whatAServiceRefusesIsNotTriedAgain() throws InterruptedException {
        var handlers = handlers(_ -> {
            calls.add("tried");
            throw ResourceNotFoundException.builder().statusCode(400).build();
        });

        assertThat(handlers.handle(CHANGE, end)).isEqualTo(Outcome.FAILED);
        assertThat(calls).hasSize(1);
    }

    private static ChangeHandlers handlers(ActingHandler... handlers) {
        return new ChangeHandlers(List.of(handlers));
    }

    private interface ActingHandler extends ChangeHandler {
        @Override
        default Table table() {
            return Table.MESSAGES;
        }
    }
}
