package com.slackclone.platform.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;

/// What all connections to Redis have in common.
final class RedisOptions {

    static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(2);
    static final RedisCodec<String, byte[]> BYTES = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /// A connection whose other end is gone without a word is noticed within half a minute, also where nothing is
    /// written to it: the channels of the live topics are only listened to.
    private static final KeepAliveOptions KEEP_ALIVE = KeepAliveOptions.builder()
            .enable()
            .idle(Duration.ofSeconds(10))
            .interval(Duration.ofSeconds(5))
            .count(3)
            .build();

    private RedisOptions() {}

    /// While Redis is away a command fails at once: what can do without it goes on, the rest says so.
    static <B extends ClientOptions.Builder> B common(B builder) {
        builder.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .keepAlive(KEEP_ALIVE)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(COMMAND_TIMEOUT));
        return builder;
    }
}
