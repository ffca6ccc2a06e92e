package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads what is pinned.
@Component
class Pinned {

    private final PinTable pins;
    private final MessageTable messages;
    private final RoomAccess access;

    Pinned(PinTable pins, MessageTable messages, RoomAccess access) {
        this.pins = pins;
        this.messages = messages;
        this.access = access;
    }

    /// The pinned messages of a room, the last pinned first. Two reads.
    Connection<Message> page(Viewer viewer, RoomId room, PageRequest request) {
        access.requireRead(viewer, room);
        var page = Connection.page(request, inOrder(pins.find(room).messages(), request), MessageId::global);
        var found = messages.findAll(page.nodes());
        return page.map(id -> Optional.ofNullable(found.get(id)).filter(message -> message.pin() != null));
    }

    /// In the order of reading from where the page starts.
    private static List<MessageId> inOrder(List<MessageId> all, PageRequest request) {
        var ordered = request.isBackwards() ? all.reversed() : all;
        var start = request.start(MessageId::parse, ordered::contains);
        return start.map(id -> ordered.subList(ordered.indexOf(id) + 1, ordered.size()))
                .orElse(ordered);
    }
}
