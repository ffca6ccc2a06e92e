package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomAccess;
import org.springframework.stereotype.Component;

/// Finds threads. Any message of a room has one, be it empty; a reply, and what stands for one in the room,
/// belong to the thread of the message that was replied to.
@Component
class Threads {

    private final MessageTable messages;
    private final RoomAccess access;

    Threads(MessageTable messages, RoomAccess access) {
        this.messages = messages;
        this.access = access;
    }

    /// @param id of any message of the thread
    /// @throws ApiException `NOT_FOUND` unless the viewer may read the room that it is in
    MessageThread get(Viewer viewer, MessageId id) {
        access.requireRead(viewer, id.room(), "message");
        return new MessageThread(root(id));
    }

    /// The message that the thread is about. One read, or two where it is not the one that was asked for.
    ///
    /// @throws ApiException `NOT_FOUND` if there is no such message
    Message root(MessageId id) {
        var message = find(id);
        return message.isRoot() ? message : find(message.rootId());
    }

    /// @throws ApiException `NOT_FOUND` if there is no such message
    Message find(MessageId id) {
        return messages.find(id).orElseThrow(() -> ApiException.notFound("message"));
    }
}
