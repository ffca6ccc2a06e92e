package com.slackclone.platform.redis;

import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One server has everything.
final class SingleServer implements RedisServers {

    private final RedisURI server;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    SingleServer(URI url, ClientResources resources, List<CommandListener> listeners) {
        this.server = RedisURI.create(url);
        server.setTimeout(RedisOptions.COMMAND_TIMEOUT);
        this.client = RedisClient.create(resources, server);
        client.setOptions(RedisOptions.common(ClientOptions.builder()).build());
        listeners.forEach(client::addListener);
        this.connection = client.connect();
    }

    @Override
    public RedisClusterCommands<String, String> commands() {
        return connection.sync();
    }

    @Override
    public LettuceBasedProxyManagerBuilder<String> buckets() {
        return Bucket4jLettuce.casBasedBuilder(client.connect(RedisOptions.BYTES));
    }

    @Override
    public <T> T repeating(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Optional<RedisURI> host(String channel) {
        return Optional.of(server);
    }

    @Override
    public Map<String, Long> subscribers(Collection<String> channels) {
        return commands().pubsubShardNumsub(channels.toArray(String[]::new));
    }

    @Override
    public void refresh() {
        // There is nothing to know.
    }

    @Override
    public int ping() {
        commands().ping();
        return 1;
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
