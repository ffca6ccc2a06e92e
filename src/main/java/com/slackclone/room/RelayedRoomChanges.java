package com.slackclone.room;

import com.slackclone.realtime.Relayed;
import com.slackclone.room.RoomEvents.ChannelArchived;
import com.slackclone.room.RoomEvents.ChannelUnarchived;
import com.slackclone.room.RoomEvents.ConversationOpened;
import com.slackclone.room.RoomEvents.MemberJoinedRoom;
import com.slackclone.room.RoomEvents.MemberLeftRoom;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Has all nodes forget what a node has changed that died before it could say so.
@Component
class RelayedRoomChanges {

    private final RoomAccess access;

    RelayedRoomChanges(RoomAccess access) {
        this.access = access;
    }

    @EventListener
    void forget(Relayed relayed) {
        switch (relayed.event()) {
            case MemberJoinedRoom(var room, var user) -> access.changed(room.id(), user);
            case MemberLeftRoom(var room, var user) -> access.changed(room.id(), user);
            case ConversationOpened(var room) -> room.participantIds().forEach(user -> access.changed(room.id(), user));
            case ChannelArchived(var channel) -> access.changed(channel.id());
            case ChannelUnarchived(var channel) -> access.changed(channel.id());
            default -> {
                // Nothing that nodes know by heart.
            }
        }
    }
}
