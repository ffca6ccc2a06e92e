package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.MessageId;
import com.slackclone.message.MessageLookup;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.RoomAccess;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people have saved. What they may not read any more, and what was deleted, is left out.
@Component
class SavedItems {

    private final SavedTable saved;
    private final MessageLookup messages;
    private final RoomAccess access;
    private final Members members;

    SavedItems(SavedTable saved, MessageLookup messages, RoomAccess access, Members members) {
        this.saved = saved;
        this.messages = messages;
        this.access = access;
        this.members = members;
    }

    /// The last saved first. A query, and a read of the messages; again where something is left out.
    ///
    /// @param workspace null for all
    Connection<SavedItem> page(Viewer viewer, @Nullable WorkspaceId workspace, PageRequest page) {
        if (workspace != null) {
            members.require(viewer, workspace);
        }
        var found = new ArrayList<SavedItem>();
        var start = page.start(Place::parse, _ -> true);
        List<Saved> read;
        do {
            read = saved.page(viewer.userId(), workspace, start, page);
            shown(viewer, read).forEach(found::add);
            start = read.isEmpty()
                    ? Optional.empty()
                    : Optional.of(read.getLast().place());
        } while (found.size() < page.sizeToRead() && read.size() == page.sizeToRead());
        var wanted = found.size() > page.sizeToRead() ? found.subList(0, page.sizeToRead()) : found;
        return Connection.page(page, wanted, item -> item.place().cursor());
    }

    private Stream<SavedItem> shown(Viewer viewer, List<Saved> read) {
        var rooms = read.stream().map(one -> one.message().room()).collect(Collectors.toSet());
        rooms.removeIf(room -> !access.canRead(viewer, room));
        var readable = read.stream()
                .filter(one -> rooms.contains(one.message().room()))
                .toList();
        var there = messages.findAll(readable.stream().map(Saved::message).toList());
        return readable.stream()
                .flatMap(one -> Optional.ofNullable(there.get(one.message()))
                        .filter(message -> !message.isDeleted())
                        .map(message -> new SavedItem(message, one.at()))
                        .stream());
    }

    /// Which of some messages the viewer has saved. 100 a call.
    Map<MessageId, SavedMark> marks(Viewer viewer, Collection<MessageId> ids) {
        Set<MessageId> theirs = saved.savedBy(viewer.userId(), ids);
        return ids.stream().distinct().collect(Collectors.toMap(id -> id, id -> new SavedMark(theirs.contains(id))));
    }

    /// Whether the viewer has saved a message.
    record SavedMark(boolean isSaved) {}
}
