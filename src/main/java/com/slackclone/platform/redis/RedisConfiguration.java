package com.slackclone.platform.redis;

import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RedisConfiguration {

    private static final Duration RECONNECT_AT_LEAST_EVERY = Duration.ofSeconds(2);

    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources() {
        return DefaultClientResources.builder()
                .reconnectDelay(Delay.exponential(Duration.ZERO, RECONNECT_AT_LEAST_EVERY, 2, TimeUnit.MILLISECONDS))
                .build();
    }

    /// @param listeners what wants to see each command; the tests count them
    @Bean
    RedisServers redisServers(RedisProperties properties, ClientResources resources, List<CommandListener> listeners) {
        return properties.cluster()
                ? new ClusterServers(properties.url(), resources, listeners)
                : new SingleServer(properties.url(), resources, listeners);
    }

    @Bean
    Redis redis(RedisServers servers) {
        return new Redis(servers);
    }
}
