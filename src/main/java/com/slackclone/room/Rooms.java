package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Finds rooms, of whatever kind.
@Component
public class Rooms {

    private final RoomTable rooms;
    private final RoomAccess access;

    Rooms(RoomTable rooms, RoomAccess access) {
        this.rooms = rooms;
        this.access = access;
    }

    /// @throws ApiException `NOT_FOUND` unless the viewer may know of the room
    public Room get(Viewer viewer, RoomId id) {
        access.requireRead(viewer, id);
        return rooms.find(id).orElseThrow(() -> ApiException.notFound("room"));
    }

    /// The caller has checked that the viewer may know of the rooms. One call of DynamoDB for each 100.
    Map<RoomId, Room> getAll(Collection<? extends RoomId> ids) {
        return rooms.findAll(ids);
    }
}
