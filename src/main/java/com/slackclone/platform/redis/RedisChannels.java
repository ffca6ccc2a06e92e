package com.slackclone.platform.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.resource.ClientResources;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.stereotype.Component;

/// Lets parts of the node listen to channels, each over connections of its own, so that none holds up another.
///
/// All channels are sharded: a cluster has a channel's subscribers on the one server that has its slot, and
/// publishing costs the others nothing.
@Component
public class RedisChannels {

    private final RedisServers servers;
    private final RedisClient client;
    private final ScheduledExecutorService repairs = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("channels-repair").factory());

    /// Connections are not opened again by the client: which server to ask may be another one then.
    RedisChannels(RedisServers servers, ClientResources resources) {
        this.servers = servers;
        this.client = RedisClient.create(resources);
        client.setOptions(RedisOptions.common(ClientOptions.builder())
                .autoReconnect(false)
                .build());
    }

    public Channels open(Channels.Listener listener) {
        var channels = new Channels(servers, client, repairs, listener);
        channels.keepUp();
        return channels;
    }

    @PreDestroy
    void close() {
        repairs.shutdown();
        client.shutdown();
    }
}
