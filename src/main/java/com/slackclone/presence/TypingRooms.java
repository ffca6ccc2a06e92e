package com.slackclone.presence;

import com.slackclone.presence.TypingRoom.Onlooker;
import com.slackclone.realtime.Signals;
import com.slackclone.room.RoomId;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The rooms where somebody on this node looks who types. The node listens once to each, however many look.
@Component
class TypingRooms {

    private static final Logger log = LoggerFactory.getLogger(TypingRooms.class);

    private final Signals signals;
    private final TypingStore store;
    private final Clock clock;

    /// What belongs to a room is touched on the worker of its channel only.
    private final Map<RoomId, TypingRoom> rooms = new ConcurrentHashMap<>();

    TypingRooms(Signals signals, TypingStore store, Clock clock) {
        this.signals = signals;
        this.store = store;
        this.clock = clock;
    }

    /// @return what makes the onlooker leave
    Runnable enter(RoomId id, Onlooker onlooker) {
        var worker = signals.worker(TypingStore.channel(id));
        worker.execute(() -> open(id).enter(onlooker));
        return () -> worker.execute(() -> leave(id, onlooker));
    }

    private TypingRoom open(RoomId id) {
        var open = rooms.get(id);
        if (open != null) {
            return open;
        }
        var channel = TypingStore.channel(id);
        var opened = new TypingRoom(signals.worker(channel), clock, room -> load(id, room));
        rooms.put(id, opened);
        signals.listen(channel, opened);
        return opened;
    }

    private void load(RoomId id, TypingRoom room) {
        Thread.ofVirtual().name("typing-load").start(() -> {
            try {
                var typing = store.list(List.of(id)).getOrDefault(id, List.of());
                signals.worker(TypingStore.channel(id)).execute(() -> room.loaded(typing));
            } catch (RedisException e) {
                log.debug("Who types can't be said now", e);
            }
        });
    }

    private void leave(RoomId id, Onlooker onlooker) {
        var room = rooms.get(id);
        if (room == null) {
            return;
        }
        room.leave(onlooker);
        if (room.isEmpty()) {
            rooms.remove(id);
            signals.leave(TypingStore.channel(id));
        }
    }
}
