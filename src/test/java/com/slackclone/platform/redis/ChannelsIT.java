package com.slackclone.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Wire;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Channels of a server that can be cut off.
@ApplicationTest
class ChannelsIT {

    private final Redis redis;
    private final ClientResources resources;
    private final Wire wire = Wire.to("redis");
    private final String channel = "test:" + UUID.randomUUID();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private RedisServers servers;
    private RedisChannels opener;
    private Channels channels;

    ChannelsIT(Redis redis, ClientResources resources) {
        this.redis = redis;
        this.resources = resources;
    }

    @BeforeEach
    void open() {
        servers = new SingleServer(URI.create("redis://" + wire.authority()), resources, List.of());
        opener = new RedisChannels(servers, resources);
        channels = opener.open(new Channels.Listener() {
            @Override
            public void onMessage(String from, String text) {
                heard.add(text);
            }

            @Override
            public void onSubscribed(String to) {
                heard.add("subscribed");
            }

            @Override
            public void onLost(String of) {
                heard.add("lost");
            }
        });
    }

    @AfterEach
    void close() {
        channels.close();
        opener.close();
        servers.close();
        wire.close();
    }

    @Test
    void aSubscriptionComesBackBehindALostConnection() {
        channels.subscribe(channel).toCompletableFuture().join();
        redis.commands().spublish(channel, "one");
        await().untilAsserted(() -> assertThat(heard).containsExactly("subscribed", "one"));

        wire.cut();
        await().untilAsserted(() -> assertThat(heard).containsExactly("subscribed", "one", "lost"));
        redis.commands().spublish(channel, "unheard");
        wire.mend();

        await().untilAsserted(() -> assertThat(heard).containsExactly("subscribed", "one", "lost", "subscribed"));
        redis.commands().spublish(channel, "two");
        await().until(() -> heard.getLast().equals("two"));
        assertThat(heard).doesNotContain("unheard");
    }

    @Test
    void aSubscriptionThatIsRefusedIsTriedAgain() {
        wire.cut();
        assertThatThrownBy(
                        () -> channels.subscribe(channel).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class);
        assertThat(heard).isEmpty();

        wire.mend();

        await().untilAsserted(() -> assertThat(heard).containsExactly("subscribed"));
    }

    /// Nothing is heard of it, and the connection seems to be whole.
    @Test
    void aSubscriptionThatIsNotConfirmedIsAskedForAgain() {
        channels.subscribe("other:" + channel).toCompletableFuture().join();
        wire.stall();
        assertThatThrownBy(
                        () -> channels.subscribe(channel).toCompletableFuture().join())
                .isInstanceOf(CompletionException.class);

        wire.mend();

        await().until(() -> subscribers() == 1);
        await().untilAsserted(() -> assertThat(heard).contains("subscribed"));
    }

    /// As that to a server that hangs, or to one that is gone without a word.
    @Test
    void aConnectionThatIsSilentIsGivenUp() {
        channels.subscribe(channel).toCompletableFuture().join();

        wire.stall();

        await().untilAsserted(() -> assertThat(heard).containsExactly("subscribed", "lost"));
        wire.mend();
        await().untilAsserted(() -> assertThat(heard).containsExactly("subscribed", "lost", "subscribed"));
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotSubscribedToAgain() {
        channels.subscribe(channel).toCompletableFuture().join();
        channels.subscribe("other:" + channel).toCompletableFuture().join();
        channels.unsubscribe(channel);
        await().until(() -> subscribers() == 0);

        wire.cut();
        wire.mend();

        await().until(() -> heard.equals(List.of("subscribed", "subscribed", "lost", "subscribed")));
        assertThat(subscribers()).isZero();
    }

    private long subscribers() {
        return redis.subscribers(List.of(channel)).getOrDefault(channel, 0L);
    }
}
