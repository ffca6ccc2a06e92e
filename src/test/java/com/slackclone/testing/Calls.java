package com.slackclone.testing;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How often DynamoDB and Redis were called, by the name of the operation or command.
///
/// Only what is done for the action counts: calls of the test's own thread, of requests that it sends by
/// [ApiClient] meanwhile, and of threads that these start. What other threads do in the background never counts.
/// A page or a retry of an unprocessed batch is a call; a Lua script is an `EVALSHA`, whether or not Redis knew
/// it.
///
/// @param dynamodb for example `{GetItem=1}`
/// @param redis for example `{GET=1}`
public record Calls(Map<String, Integer> dynamodb, Map<String, Integer> redis) {

    static final String HEADER = "Slack-Clone-Test-Calls";

    private static final Map<String, Recording> RECORDINGS = new ConcurrentHashMap<>();

    /// Threads are started for one task each, so they inherit whom they work for. A thread of a pool may have
    /// inherited a recording that is over, which nobody reads any more.
    private static final InheritableThreadLocal<@Nullable Recording> CURRENT = new InheritableThreadLocal<>();

    public static Calls during(Runnable action) {
        var id = UUID.randomUUID().toString();
        var recording = new Recording(id);
        RECORDINGS.put(id, recording);
        CURRENT.set(recording);
        try {
            action.run();
            return recording.calls();
        } finally {
            CURRENT.remove();
            RECORDINGS.remove(id);
        }
    }

    /// The id that a request must bear in [#HEADER] to be counted; null outside of a recording.
    static @Nullable String currentId() {
        var recording = CURRENT.get();
        return recording == null ? null : recording.id;
    }

    static @Nullable Recording current() {
        return CURRENT.get();
    }

    static void setCurrent(Recording recording) {
        CURRENT.set(recording);
    }

    static void clear() {
        CURRENT.remove();
    }

    /// Counts what this thread does from now on, if the recording with this id is still going on.
    static void resume(String id) {
        CURRENT.set(RECORDINGS.get(id));
    }

    static final class Recording {

        private final String id;
        private final Map<String, Integer> dynamodb = new ConcurrentHashMap<>();
        private final Map<String, Integer> redis = new ConcurrentHashMap<>();

        private Recording(String id) {
            this.id = id;
        }

        void dynamodb(String operation) {
            dynamodb.merge(operation, 1, Integer::sum);
        }

        void redis(String command) {
            redis.merge(command, 1, Integer::sum);
        }

        void notRedis(String command) {
            redis.computeIfPresent(command, (_, count) -> count == 1 ? null : count - 1);
        }

        private Calls calls() {
            return new Calls(new TreeMap<>(dynamodb), new TreeMap<>(redis));
        }
    }
}
