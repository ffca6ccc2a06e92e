package com.slackclone.platform.redis;

import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What Redis runs on. All else in the server speaks to one server and to a cluster in the same way: the keys of a
/// command, or of a script with its channels, have one hash tag.
sealed interface RedisServers extends AutoCloseable permits SingleServer, ClusterServers {

    /// The node's one way to send commands, which finds the server by the keys. Is [#repeating].
    ///
    /// @see io.lettuce.core.RedisException what every call throws when that server is away or too slow
    RedisClusterCommands<String, String> commands();

    /// Buckets of Bucket4j, on connections of their own, as they are bytes.
    LettuceBasedProxyManagerBuilder<String> buckets();

    /// Does work that ends with the first command that fails, and does it once more where that command was never
    /// sent, since its server is away, and another one may have its keys by now.
    <T> T repeating(Supplier<T> work);

    /// The server that has a channel's subscribers, as far as is known; empty if none has it now.
    Optional<RedisURI> host(String channel);

    /// How many connections listen to each of the channels.
    ///
    /// @throws io.lettuce.core.RedisException when a server that has one of them is away
    Map<String, Long> subscribers(Collection<String> channels);

    /// What is known of the servers may be out of date. Does not wait.
    void refresh();

    /// Asks all of Redis.
    ///
    /// @return how many servers have answered
    /// @throws io.lettuce.core.RedisException if one does not
    int ping();

    @Override
    void close();
}
