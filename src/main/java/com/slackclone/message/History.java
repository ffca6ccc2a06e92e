package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads the messages of a room, oldest first on every page.
@Component
public class History {

    private final MessageTable messages;
    private final RoomAccess access;

    History(MessageTable messages, RoomAccess access) {
        this.messages = messages;
        this.access = access;
    }

    /// @throws ApiException `NOT_FOUND` unless the viewer may read the room that it is in
    public Message get(Viewer viewer, MessageId id) {
        access.requireRead(viewer, id.room(), "message");
        return messages.find(id).orElseThrow(() -> ApiException.notFound("message"));
    }

    /// One query of DynamoDB.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer may read the room, `BAD_USER_INPUT` for another
    ///     room's cursor
    public Connection<Message> page(Viewer viewer, RoomId room, PageRequest request) {
        access.requireRead(viewer, room);
        return page(Timeline.of(room), request);
    }

    /// The replies to a message, oldest first. One query of DynamoDB. Who got the message may read them.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for another thread's cursor
    Connection<Message> replies(MessageId root, PageRequest request) {
        return page(Timeline.ofReplies(root), request);
    }

    private Connection<Message> page(Timeline timeline, PageRequest request) {
        var start = request.start(MessageId::parse, timeline::has);
        var found = request.isBackwards()
                ? messages.before(timeline, start, request.sizeToRead())
                : messages.after(timeline, start, request.sizeToRead());
        return Connection.page(request, found, History::cursor);
    }

    /// A page with one message in its middle. Two queries and a read.
    ///
    /// @throws ApiException `NOT_FOUND` for a message that is not in this room
    public Connection<Message> around(Viewer viewer, RoomId room, MessageId id, int size) {
        var timeline = Timeline.of(room);
        if (!timeline.has(id)) {
            throw ApiException.notFound("message");
        }
        var middle = get(viewer, id);
        var half = size / 2;
        var older = messages.before(timeline, Optional.of(id), half + 1);
        var newer = messages.after(timeline, Optional.of(id), size - half);
        var hasPrevious = older.size() > half;
        var hasNext = newer.size() >= size - half;
        var page = new ArrayList<Message>();
        page.addAll((hasPrevious ? older.subList(0, half) : older).reversed());
        page.add(middle);
        page.addAll(hasNext ? newer.subList(0, size - half - 1) : newer);
        return Connection.between(page, History::cursor, hasNext, hasPrevious);
    }

    private static String cursor(Message message) {
        return message.id().global();
    }
}
