package com.slackclone.presence;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.account.Viewer;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Who types. Nobody is refused because Redis is away: then nobody is seen to type.
@Component
class Typists {

    static final int MOST = 20;

    private static final Logger log = LoggerFactory.getLogger(Typists.class);

    private final TypingStore store;
    private final TypingProperties properties;
    private final RoomAccess access;
    private final Users users;
    private final Clock clock;

    Typists(TypingStore store, TypingProperties properties, RoomAccess access, Users users, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.access = access;
        this.users = users;
        this.clock = clock;
    }

    /// Notes that the viewer types. One call of Redis.
    ///
    /// @return when it ends, unless it is said again
    Instant start(Viewer viewer, TypingPlace place) {
        access.requireWrite(viewer, place.room());
        return clock.instant().plus(noted(viewer.userId(), place));
    }

    private Duration noted(UserId user, TypingPlace place) {
        try {
            return store.start(place, user);
        } catch (RedisException e) {
            log.debug("That somebody types is not told", e);
            return properties.lasts();
        }
    }

    /// Who types in the rooms themselves, not in their threads: at most [#MOST] in each, those first who stop
    /// first. One call of Redis for the rooms of a workspace.
    ///
    /// The caller has checked that the viewer may read the rooms.
    Map<RoomId, List<User>> in(Collection<RoomId> rooms) {
        var typing = new HashMap<RoomId, List<UserId>>();
        list(rooms).forEach((room, signals) -> typing.put(room, inRoom(signals)));
        var known = users.findAll(typing.values().stream().flatMap(List::stream).toList());
        var found = new HashMap<RoomId, List<User>>();
        for (var room : rooms) {
            var some = typing.getOrDefault(room, List.of());
            found.put(
                    room, some.stream().map(known::get).filter(Objects::nonNull).toList());
        }
        return found;
    }

    private Map<RoomId, List<TypingSignal>> list(Collection<RoomId> rooms) {
        try {
            return store.list(rooms);
        } catch (RedisException e) {
            log.debug("Who types can't be said now", e);
            return Map.of();
        }
    }

    private static List<UserId> inRoom(List<TypingSignal> signals) {
        return signals.stream()
                .filter(signal -> signal.where().equals(TypingStore.ROOM))
                .limit(MOST)
                .map(signal -> new UserId(signal.user()))
                .toList();
    }
}
