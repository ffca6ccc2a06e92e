package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.message.FollowTable.Place;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The threads that a viewer follows in a workspace. Those in rooms that they may not read any more are left
/// out.
@Component
class ViewerThreads {

    static final int MOST_COUNTED = 100;

    private final FollowTable follows;
    private final MessageTable messages;
    private final RoomAccess access;

    ViewerThreads(FollowTable follows, MessageTable messages, RoomAccess access) {
        this.follows = follows;
        this.messages = messages;
        this.access = access;
    }

    /// The one with the last reply first. A query, and a read of all messages of the page.
    Connection<MessageThread> page(Viewer viewer, WorkspaceId workspace, boolean isUnread, PageRequest page) {
        var found = read(viewer, workspace, isUnread, page);
        var places = Connection.page(page, found, Place::cursor);
        var roots = messages.findAll(places.nodes().stream().map(Place::root).toList());
        return places.map(place -> Optional.ofNullable(roots.get(place.root())).map(MessageThread::new));
    }

    /// How many of them have something unread; 100 at most.
    long countUnread(Viewer viewer, WorkspaceId workspace) {
        return read(viewer, workspace, true, new PageRequest(MOST_COUNTED - 1, null, false))
                .size();
    }

    /// Reads on until the page has one more than it takes, or there are no more.
    private List<Place> read(Viewer viewer, WorkspaceId workspace, boolean isUnread, PageRequest page) {
        var readable = new HashMap<RoomId, Boolean>();
        var found = new ArrayList<Place>();
        var start = page.start(Place::parse, place -> place.isIn(workspace));
        List<Place> read;
        do {
            read = follows.places(viewer.userId(), workspace, isUnread, start, page);
            for (var place : read) {
                if (readable.computeIfAbsent(place.root().room(), room -> access.canRead(viewer, room))) {
                    found.add(place);
                }
            }
            start = read.isEmpty() ? Optional.empty() : Optional.of(read.getLast());
        } while (found.size() < page.sizeToRead() && read.size() == page.sizeToRead());
        return found.size() > page.sizeToRead() ? found.subList(0, page.sizeToRead()) : found;
    }
}
