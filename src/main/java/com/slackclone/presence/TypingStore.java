package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who types, in Redis. Each method costs one round trip, for each workspace where there are several.
///
/// | key | type | holds |
/// |---|---|---|
/// | `{workspace}:typing:{room}` | sorted set | the users by the end of their typing |
/// | `{workspace}:typing:{room}:where` | hash | in which thread each of them types |
/// | `{workspace}:typing:{room}:live` | channel | [TypingSignal]s |
///
/// Both keys are gone when nobody types. A person types in one place of a room at a time.
@Component
class TypingStore {

    /// In place of a thread's UUID, for the room itself.
    static final String ROOM = "-";

    private static final RedisScript START = RedisScript.of(TypingStore.class, "typing-start.lua");
    private static final RedisScript END = RedisScript.of(TypingStore.class, "typing-end.lua");
    private static final RedisScript LIST = RedisScript.of(TypingStore.class, "typing-list.lua");

    /// That somebody has stopped in all of a room.
    record End(RoomId room, UserId user) {}

    private final Redis redis;
    private final TypingProperties properties;

    TypingStore(Redis redis, TypingProperties properties) {
        this.redis = redis;
        this.properties = properties;
    }

    static String channel(RoomId room) {
        return key(room) + ":live";
    }

    private static String key(RoomId room) {
        return "{" + WorkspaceTopics.scope(room.workspace()) + "}:typing:" + room.uuid();
    }

    static String where(TypingPlace place) {
        return place.thread() == null ? ROOM : place.thread().toString();
    }

    /// @return for how long it holds
    Duration start(TypingPlace place, UserId user) {
        var answer = redis.run(
                START,
                keys(List.of(place.room())),
                user.uuid().toString(),
                where(place),
                Long.toString(properties.lasts().toMillis()),
                Long.toString(properties.renewal().toMillis()));
        return Duration.ofMillis(Long.parseLong(answer.getFirst()));
    }

    void end(Collection<End> ends) {
        var byWorkspace =
                ends.stream().collect(Collectors.groupingBy(end -> end.room().workspace()));
        for (var some : byWorkspace.values()) {
            var users = some.stream().map(end -> end.user().uuid().toString()).toArray(String[]::new);
            redis.run(END, keys(some.stream().map(End::room).toList()), users);
        }
    }

    /// Who types in each of the rooms, in the order of their ends.
    Map<RoomId, List<TypingSignal>> list(Collection<RoomId> rooms) {
        var found = new HashMap<RoomId, List<TypingSignal>>();
        var byWorkspace = rooms.stream().collect(Collectors.groupingBy(RoomId::workspace));
        for (var some : byWorkspace.values()) {
            var answer = redis.run(LIST, keys(some)).iterator();
            for (var room : some) {
                var typing = new ArrayList<TypingSignal>();
                for (var count = Integer.parseInt(answer.next()); count > 0; count--) {
                    typing.add(TypingSignal.of(answer.next(), answer.next(), answer.next()));
                }
                found.put(room, typing);
            }
        }
        return found;
    }

    private static String[] keys(List<RoomId> rooms) {
        return rooms.stream()
                .flatMap(room -> Stream.of(key(room), key(room) + ":where", channel(room)))
                .toArray(String[]::new);
    }
}
