package com.slackclone.presence;

import com.slackclone.account.Viewer;
import com.slackclone.presence.TypingRoom.Onlooker;
import com.slackclone.realtime.SignalStreams;
import com.slackclone.room.RoomAccess;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Tells viewers who types.
@Component
class TypingStreams {

    private final SignalStreams streams;
    private final TypingRooms rooms;
    private final RoomAccess access;

    TypingStreams(SignalStreams streams, TypingRooms rooms, RoomAccess access) {
        this.streams = streams;
        this.rooms = rooms;
        this.access = access;
    }

    /// First those who type already, then whoever starts, goes on and stops. Not the viewer.
    ///
    /// @throws com.slackclone.platform.error.ApiException `NOT_FOUND`, at once or in the stream, when the
    ///     viewer may not read the room
    Flux<TypingChange> open(Viewer viewer, TypingPlace place) {
        return streams.open(new SignalStreams.Source<TypingChange>() {
            @Override
            public String viewer() {
                return viewer.userId().global();
            }

            @Override
            public void check() {
                access.requireRead(viewer, place.room());
            }

            @Override
            public Runnable begin(Consumer<TypingChange> told) {
                return rooms.enter(place.room(), new Onlooker(viewer.userId(), TypingStore.where(place), told));
            }
        });
    }
}
