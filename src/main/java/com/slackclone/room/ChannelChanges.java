package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.TransactionalOutbox;
import com.slackclone.room.RoomEvents.ChannelArchived;
import com.slackclone.room.RoomEvents.ChannelUnarchived;
import com.slackclone.room.RoomEvents.ChannelUpdated;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/// Renames, describes, archives channels.
///
/// Those in a channel say what it is about. Its name, and whether it is open, are decided by who made it and by the
/// admins of the workspace; they need not be in it, as long as they may know of it.
@Component
class ChannelChanges {

    private static final int ATTEMPTS = 5;

    private final ChannelTable channels;
    private final RoomAccess access;
    private final RoomAnnouncements announcements;
    private final TransactionalOutbox outbox;

    ChannelChanges(
            ChannelTable channels, RoomAccess access, RoomAnnouncements announcements, TransactionalOutbox outbox) {
        this.channels = channels;
        this.access = access;
        this.announcements = announcements;
        this.outbox = outbox;
    }

    /// @throws ApiException `FORBIDDEN` for a name by others than its maker and admins, and for topic or purpose by
    ///     those who are not in the channel; `CONFLICT` for a name that is taken, and for an archived channel
    Channel update(Viewer viewer, ChannelId id, ChannelChange wanted) {
        var change = ChannelRules.change(wanted);
        access.requireRead(viewer, id);
        if (change.topic() != null || change.purpose() != null) {
            access.requireInside(viewer, id);
        }
        return change(id, ChannelUpdated::new, before -> {
            if (change.name() != null) {
                access.requireManage(viewer, before);
            }
            if (before.isArchived()) {
                throw RoomAccess.archived();
            }
            return before.with(change);
        });
    }

    /// Closes the channel: it can still be read, but nobody writes to it, comes or goes.
    ///
    /// @throws ApiException `FORBIDDEN` for others than its maker and admins; `CONFLICT` for #general, and for a
    ///     channel that is archived already
    Channel archive(Viewer viewer, ChannelId id) {
        access.requireRead(viewer, id);
        return change(id, ChannelArchived::new, before -> {
            access.requireManage(viewer, before);
            if (DefaultChannels.isGeneral(id)) {
                throw ApiException.conflict("This channel can't be archived.");
            }
            if (before.isArchived()) {
                throw ApiException.conflict("The channel is archived already.");
            }
            return before.withArchived(true);
        });
    }

    /// Opens the channel again, with those in it who were in it.
    ///
    /// @throws ApiException `FORBIDDEN` for others than its maker and admins; `CONFLICT` for one that is open
    Channel unarchive(Viewer viewer, ChannelId id) {
        access.requireRead(viewer, id);
        return change(id, ChannelUnarchived::new, before -> {
            access.requireManage(viewer, before);
            if (!before.isArchived()) {
                throw ApiException.conflict("The channel is not archived.");
            }
            return before.withArchived(false);
        });
    }

    /// @param step is asked again where somebody else has changed the channel meanwhile
    private Channel change(ChannelId id, Function<Channel, Event> event, UnaryOperator<Channel> step) {
        var before = channels.find(id).orElseThrow(() -> ApiException.notFound("channel"));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var after = step.apply(before);
            var told = List.of(announcements.state(after, event.apply(after)));
            try {
                outbox.commit(writes(before, after), told);
            } catch (ConditionFailed e) {
                if (e.index() > 0) {
                    throw Channels.nameTaken();
                }
                before = ChannelTable.channel(e.current().orElseThrow(() -> ApiException.notFound("channel")));
                continue;
            }
            if (after.isArchived() != before.isArchived()) {
                access.changed(id);
            }
            outbox.publish(told);
            return after;
        }
        throw ApiException.conflict("The channel is being changed by somebody else.");
    }

    private List<Write> writes(Channel before, Channel after) {
        var writes = new ArrayList<>(List.of(channels.update(after)));
        if (!after.name().equals(before.name())) {
            writes.add(channels.claimName(after));
            writes.add(channels.releaseName(before.id(), before.name()));
        }
        return writes;
    }
}
