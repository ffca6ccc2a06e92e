package com.slackclone.platform.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.event.command.CommandListener;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);

    /// A connection whose other end is gone without a word is noticed within half a minute, also where nothing is
    /// written to it: the channels of the live topics are only listened to.
    private static final KeepAliveOptions KEEP_ALIVE = KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(10))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();

    /// While Redis is away a command fails at once: what can do without it goes on, the rest says so.
    ///
    /// @param listeners what wants to see each command; the tests count them
    @Bean(destroyMethod = "shutdown")
    RedisClient redisClient(RedisProperties properties, List<CommandListener> listeners) {
        var client = RedisClient.create(RedisURI.create(properties.url()));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(KEEP_ALIVE)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT))
                .build());
        listeners.forEach(client::addListener);
        return client;
    }

    @Bean
    Redis redis(RedisClient client) {
        return new Redis(client.connect());
    }
}
