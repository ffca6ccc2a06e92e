package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.History;
import com.slackclone.message.MessageId;
import com.slackclone.message.Messages;
import com.slackclone.personal.DraftEvents.DraftDeleted;
import com.slackclone.personal.DraftEvents.DraftSaved;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps what people have begun to write, on all of their devices. Of two devices that write at once the later has
/// the last word.
@Component
class Drafts {

    private final DraftTable drafts;
    private final RoomAccess access;
    private final History history;
    private final Devices devices;
    private final Clock clock;

    Drafts(DraftTable drafts, RoomAccess access, History history, Devices devices, Clock clock) {
        this.drafts = drafts;
        this.access = access;
        this.history = history;
        this.devices = devices;
        this.clock = clock;
    }

    /// Replaces the viewer's draft of a place. One write; for a reply a read before it.
    ///
    /// @param parent any message of the thread that it is a reply in; null for a message to the room itself
    /// @throws ApiException `BAD_USER_INPUT` for what is no content of a message, `NOT_FOUND` unless the viewer
    ///     may read the room, and for a parent that is not in it
    Draft save(Viewer viewer, RoomId room, @Nullable MessageId parent, String content) {
        Messages.checkContent(content);
        access.requireRead(viewer, room);
        var id = new DraftId(viewer.userId(), room, parent == null ? null : root(viewer, room, parent));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var draft = DraftTable.draft(drafts.save(id, content, now).run().orElseThrow());
        devices.tell(room.workspace(), viewer.userId(), DraftEvents.id(id, draft.version()), new DraftSaved(draft));
        return draft;
    }

    private UUID root(Viewer viewer, RoomId room, MessageId parent) {
        if (!parent.room().equals(room)) {
            throw ApiException.notFound("message");
        }
        return history.get(viewer, parent).rootId().uuid();
    }

    /// One that is not there changes nothing.
    ///
    /// @throws ApiException `NOT_FOUND` for another's
    void delete(Viewer viewer, DraftId id) {
        requireOwn(viewer, id);
        try {
            var left = drafts.delete(id, clock.instant()).run().orElseThrow();
            var version = left.number("version");
            devices.tell(id.room().workspace(), id.user(), DraftEvents.id(id, version), new DraftDeleted(id));
        } catch (ConditionFailed e) {
            // It is not there.
        }
    }

    static void requireOwn(Viewer viewer, DraftId id) {
        if (!id.user().equals(viewer.userId())) {
            throw ApiException.notFound("draft");
        }
    }
}
