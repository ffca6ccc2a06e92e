package com.slackclone.testing;

import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/// Resolves the fields of `graphql-probe/`, on a [Node#probe()] only.
@Controller
@ConditionalOnProperty("slack-clone.probe.enabled")
class ProbeController {

    private final Dynamo dynamo;
    private final Redis redis;

    ProbeController(Dynamo dynamo, Redis redis) {
        this.dynamo = dynamo;
        this.redis = redis;
    }

    @QueryMapping
    Probe probe() {
        return new Probe("root", 1);
    }

    /// Reads an item, and runs a script that Redis has never seen, on threads of their own.
    @QueryMapping
    int probeCalls(@Argument int times) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < times; i++) {
                var unseen = UUID.randomUUID().toString();
                threads.execute(() -> dynamo.get(Table.USERS, Key.metadata(unseen)));
                threads.execute(() -> redis.run(RedisScript.of("return {'" + unseen + "'}"), new String[0]));
            }
        }
        return times;
    }

    @QueryMapping
    Instant probeTime(@Argument Instant at) {
        return at;
    }

    @QueryMapping
    boolean probeInput(@Argument Map<String, Object> input) {
        return input.containsKey("id");
    }

    @MutationMapping
    boolean probeWrite() {
        return true;
    }

    @SubscriptionMapping
    Flux<Integer> probeCount() {
        return Flux.range(1, 3);
    }

    @SchemaMapping
    Probe child(Probe probe) {
        return probe;
    }

    @SchemaMapping
    ProbeConnection children(Probe probe) {
        return new ProbeConnection(List.of(probe), List.of(new ProbeEdge(probe)));
    }

    @SchemaMapping(typeName = "StreamOpened")
    String probeUnmarked(Viewer viewer) {
        return viewer.userId().global();
    }

    @SchemaMapping(typeName = "StreamOpened")
    String probeMarked(Viewer viewer) {
        return viewer.userId().global();
    }

    record Probe(String name, int dear) {}

    record ProbeConnection(List<Probe> nodes, List<ProbeEdge> edges) {}

    record ProbeEdge(Probe node) {}
}
