package com.slackclone.platform.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;

/// The node's one connection for commands; it pipelines what its callers send at the same time. Blocking; meant
/// for virtual threads.
///
/// @see RedisException what every call throws when Redis is away or too slow
public final class Redis implements AutoCloseable {

    private final StatefulRedisConnection<String, String> connection;

    Redis(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    public RedisCommands<String, String> commands() {
        return connection.sync();
    }

    /// Runs a script in one round trip; a second one only where Redis has not seen the script since it started.
    ///
    /// @return what the script answers, which is a list of texts and integers without nils
    public List<String> run(RedisScript script, String[] keys, String... arguments) {
        List<Object> answer;
        try {
            answer = commands().evalsha(script.digest(), ScriptOutputType.MULTI, keys, arguments);
        } catch (RedisNoScriptException e) {
            answer = commands().eval(script.source(), ScriptOutputType.MULTI, keys, arguments);
        }
        return answer.stream().map(Object::toString).toList();
    }

    @Override
    public void close() {
        connection.close();
    }
}
