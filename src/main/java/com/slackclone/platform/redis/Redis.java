package com.slackclone.platform.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The node's one way to send commands to Redis, be that one server or a cluster; it pipelines what its callers
/// send at the same time. Blocking; meant for virtual threads.
///
/// All keys of a command have the same hash tag, so that they are on one server of a cluster.
///
/// @see RedisException what every call throws when Redis is away or too slow
public final class Redis {

    /// What Redis says of several keys of which some are on their way to another server. They are there shortly.
    private static final String MOVING = "TRYAGAIN";

    private static final int LONGEST_PAUSE = 100;

    private final RedisServers servers;

    Redis(RedisServers servers) {
        this.servers = servers;
    }

    public RedisClusterCommands<String, String> commands() {
        return servers.commands();
    }

    /// How many connections listen to each of the channels. A command for each server that has some of them.
    public Map<String, Long> subscribers(Collection<String> channels) {
        return servers.subscribers(channels);
    }

    /// Asks all of Redis.
    ///
    /// @return how many servers have answered; if one does not, it throws
    public int ping() {
        return servers.ping();
    }

    /// Runs a script in one round trip; a second one only where Redis has not seen the script since it started, or
    /// moves its keys to another server.
    ///
    /// @param keys also the channels that the script publishes to
    /// @return what the script answers, which is a list of texts and integers without nils
    public List<String> run(RedisScript script, String[] keys, String... arguments) {
        var deadline = System.nanoTime() + RedisOptions.COMMAND_TIMEOUT.toNanos();
        for (var pause = 1; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            try {
                return runOnce(script, keys, arguments);
            } catch (RedisCommandTimeoutException e) {
                servers.refresh();
                throw e;
            } catch (RedisCommandExecutionException e) {
                if (!isMoving(e) || System.nanoTime() > deadline) {
                    throw e;
                }
                await(pause);
            }
        }
    }

    private List<String> runOnce(RedisScript script, String[] keys, String... arguments) {
        List<Object> answer;
        try {
            answer = commands().evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments);
        } catch (RedisNoScriptException e) {
            answer = commands().eval(script.source(), ScriptOutputType.MULTI, keys, arguments);
        }
        return answer.stream().map(Object::toString).toList();
    }

    private static boolean isMoving(RedisCommandExecutionException e) {
        return String.valueOf(e.getMessage()).startsWith(MOVING);
    }

    private static void await(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisCommandInterruptedException(e);
        }
    }
}
