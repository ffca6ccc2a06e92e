package com.slackclone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.redis.Redis;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// The harness itself: a test that counts wrongly would prove nothing.
@ApplicationTest
class HarnessIT {

    private final Node node;
    private final Dynamo dynamo;
    private final Redis redis;

    HarnessIT(Node node, Dynamo dynamo, Redis redis) {
        this.node = node;
        this.dynamo = dynamo;
        this.redis = redis;
    }

    @Test
    void aNodeAnswersOverHttp() {
        assertThat(node.api().run("typename").ok().text("__typename")).isEqualTo("Query");
    }

    @Test
    void nodesShareTheStack() {
        var key = "harness:" + UUID.randomUUID();
        redis.commands().set(key, "here");

        assertThat(Node.probe().port()).isNotEqualTo(node.port());
        assertThat(Node.probe().bean(Redis.class).commands().get(key)).isEqualTo("here");
    }

    @Test
    void callsOfTheTestItselfAreCounted() {
        var calls = Calls.during(() -> {
            dynamo.get(Table.USERS, Key.metadata("nobody"));
            redis.commands().get("nothing");
            redis.commands().get("nothing");
        });

        assertThat(calls).isEqualTo(new Calls(Map.of("GetItem", 1), Map.of("GET", 2)));
    }

    @Test
    void callsOfARequestAreCountedOnAllItsThreads() {
        var api = Node.probe().api();

        var calls = Calls.during(() -> api.send("{ probeCalls(times: 3) }").ok());

        assertThat(calls).isEqualTo(new Calls(Map.of("GetItem", 3), Map.of("EVALSHA", 3)));
    }

    @Test
    void callsOfOthersAreNotCounted() throws InterruptedException {
        var over = new AtomicBoolean();
        var noise = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                redis.commands().get("noise");
            }
        });

        var calls = Calls.during(() -> node.api().run("typename").ok());
        over.set(true);
        noise.join();

        assertThat(calls).isEqualTo(new Calls(Map.of(), Map.of()));
    }
}
