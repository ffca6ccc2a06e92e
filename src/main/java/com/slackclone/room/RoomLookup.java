package com.slackclone.room;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Finds rooms for the features behind them, which work without a viewer. Whoever shows what it answers checks first
/// that it may be seen.
@Component
public class RoomLookup {

    private final Rooms rooms;

    RoomLookup(Rooms rooms) {
        this.rooms = rooms;
    }

    /// One call of DynamoDB for each 100. A room that is not there is absent from the answer.
    public Map<RoomId, Room> findAll(Collection<RoomId> ids) {
        return rooms.getAll(ids);
    }
}
