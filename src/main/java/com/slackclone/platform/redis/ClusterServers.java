package com.slackclone.platform.redis;

import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.event.command.CommandListener;
import io.lettuce.core.resource.ClientResources;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A cluster: each of its masters has some of the slots. Only masters are spoken to; replicas may be behind.
final class ClusterServers implements RedisServers {

    /// Nobody tells clients of a failover. What does not answer is asked after sooner.
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private static final Duration REFRESH_AGAIN = Duration.ofMillis(500);

    private final List<RedisURI> seeds;
    private final RedisClusterClient client;
    private final StatefulRedisClusterConnection<String, String> connection;
    private final ClusterTopology topology;
    private final RedisClusterCommands<String, String> commands;

    ClusterServers(URI url, ClientResources resources, List<CommandListener> listeners) {
        this.seeds = RedisClusterURIUtil.toRedisURIs(url);
        seeds.forEach(seed -> seed.setTimeout(RedisOptions.COMMAND_TIMEOUT));
        this.client = RedisClusterClient.create(resources, seeds);
        var refresh = ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(REFRESH)
                .adaptiveRefreshTriggersTimeout(REFRESH_AGAIN)
                .build();
        client.setOptions(RedisOptions.common(ClusterClientOptions.builder())
                .topologyRefreshOptions(refresh)
                .build());
        listeners.forEach(client::addListener);
        this.connection = client.connect();
        this.topology = new ClusterTopology(client);
        this.commands = topology.repeating(connection.sync());
    }

    @Override
    public RedisClusterCommands<String, String> commands() {
        return commands;
    }

    @Override
    public LettuceBasedProxyManagerBuilder<String> buckets() {
        return Bucket4jLettuce.casBasedBuilder(client.connect(RedisOptions.BYTES));
    }

    @Override
    public <T> T repeating(Supplier<T> work) {
        return topology.repeating(work);
    }

    @Override
    public Optional<RedisURI> host(String channel) {
        return master(channel)
                .map(node -> RedisURI.builder(seeds.getFirst())
                        .withHost(node.getUri().getHost())
                        .withPort(node.getUri().getPort())
                        .build());
    }

    private Optional<RedisClusterNode> master(String channel) {
        return Optional.ofNullable(client.getPartitions().getMasterBySlot(SlotHash.getSlot(channel)));
    }

    @Override
    public Map<String, Long> subscribers(Collection<String> channels) {
        var byNode = channels.stream()
                .collect(Collectors.groupingBy(channel -> master(channel)
                        .map(RedisClusterNode::getNodeId)
                        .orElseThrow(() -> new RedisException("No server has the slot of a channel"))));
        var all = new HashMap<String, Long>();
        byNode.forEach((node, some) ->
                all.putAll(connection.getConnection(node).sync().pubsubShardNumsub(some.toArray(String[]::new))));
        return all;
    }

    @Override
    public void refresh() {
        var _ = topology.refresh();
    }

    @Override
    public int ping() {
        var masters = client.getPartitions().stream()
                .filter(node -> !node.getSlots().isEmpty())
                .toList();
        masters.forEach(
                node -> connection.getConnection(node.getNodeId()).sync().ping());
        if (masters.stream().mapToInt(node -> node.getSlots().size()).sum() < SlotHash.SLOT_COUNT) {
            throw new RedisException("Some slots have no server");
        }
        return masters.size();
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
