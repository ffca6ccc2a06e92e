package com.slackclone.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.RedisCluster;
import io.lettuce.core.RedisException;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a node sends to a cluster that has just lost a master, with nothing else at work that would find out.
class ClusterServersIT {

    private final String key = "test:" + UUID.randomUUID();
    private RedisCluster cluster;
    private ClientResources resources;
    private RedisServers servers;

    @BeforeEach
    void start() {
        cluster = RedisCluster.start();
        resources = new RedisConfiguration().redisResources();
        servers = new ClusterServers(URI.create(cluster.url()), resources, List.of());
    }

    @AfterEach
    void stop() {
        servers.close();
        var _ = resources.shutdown();
        cluster.close();
    }

    @Test
    void aCommandFindsTheServerThatHasTakenOver() {
        servers.commands().set(key, "there");
        cluster.at(cluster.master(key)).waitForReplication(1, 5_000);

        failOver();

        assertThat(servers.commands().get(key)).isEqualTo("there");
    }

    @Test
    void aLimitFindsTheServerThatHasTakenOver() {
        var limit = new RateLimit(1, Duration.ofHours(1));
        var limiter = new RateLimiter(servers);

        failOver(cluster.master("rate:{" + key + "}"));

        assertThat(limiter.take(key, limit)).isZero();
        assertThat(limiter.take(key, limit)).isPositive();
    }

    @Test
    void aCommandFailsAtOnceWhileNobodyHasTakenOver() {
        servers.commands().set(key, "there");
        cluster.kill(cluster.master(key));
        var start = System.nanoTime();

        assertThatThrownBy(() -> servers.commands().get(key)).isInstanceOf(RedisException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(RedisOptions.COMMAND_TIMEOUT);
    }

    private void failOver() {
        failOver(cluster.master(key));
    }

    private void failOver(int master) {
        var replica = cluster.replica(master);
        cluster.kill(master);
        cluster.awaitFailover(replica);
        await().until(() -> cluster.masters().contains(replica));
    }
}
