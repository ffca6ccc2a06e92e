package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import org.springframework.stereotype.Component;

/// Renames, describes, archives channels.
///
/// Those in a channel say what it is about. Its name, and whether it is open, are decided by who made it and by the
/// admins of the workspace; they need not be in it, as long as they may know of it.
@Component
class ChannelChanges {

    private static final int ATTEMPTS = 3;

    private final ChannelTable channels;
    private final RoomAccess access;
    private final RoomAnnouncements announcements;

    ChannelChanges(ChannelTable channels, RoomAccess access, RoomAnnouncements announcements) {
        this.channels = channels;
        this.access = access;
        this.announcements = announcements;
    }

    /// @throws ApiException `FORBIDDEN` for a name by others than its maker and admins, and for topic or purpose by
    ///     those who are not in the channel; `CONFLICT` for a name that is taken, and for an archived channel
    Channel update(Viewer viewer, ChannelId id, ChannelChange wanted) {
        var change = ChannelRules.change(wanted);
        access.requireRead(viewer, id);
        if (change.topic() != null || change.purpose() != null) {
            access.requireInside(viewer, id);
        }
        var updated = change.name() == null ? describe(id, change) : rename(viewer, id, change, change.name());
        announcements.updated(updated);
        return updated;
    }

    private Channel describe(ChannelId id, ChannelChange change) {
        try {
            return run(channels.change(id, change));
        } catch (ConditionFailed e) {
            throw RoomAccess.archived();
        }
    }

    private Channel rename(Viewer viewer, ChannelId id, ChannelChange change, String name) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var channel = get(id);
            access.requireManage(viewer, channel);
            if (channel.isArchived()) {
                throw RoomAccess.archived();
            }
            if (tryRename(channel, change, name)) {
                return get(id);
            }
        }
        throw ApiException.conflict("The channel is being renamed by somebody else.");
    }

    /// False if the channel is no longer what it was.
    private boolean tryRename(Channel channel, ChannelChange change, String name) {
        var id = channel.id();
        var write = channels.change(id, change).ifEquals("name", channel.name());
        try {
            if (name.equals(channel.name())) {
                Transaction.run(write);
            } else {
                Transaction.run(write, channels.claimName(id, name), channels.releaseName(id, channel.name()));
            }
            return true;
        } catch (ConditionFailed e) {
            if (e.index() == 0) {
                return false;
            }
            throw Channels.nameTaken();
        }
    }

    /// Closes the channel: it can still be read, but nobody writes to it, comes or goes.
    ///
    /// @throws ApiException `FORBIDDEN` for others than its maker and admins; `CONFLICT` for #general, and for a
    ///     channel that is archived already
    Channel archive(Viewer viewer, ChannelId id) {
        requireManage(viewer, id);
        if (DefaultChannels.isGeneral(id)) {
            throw ApiException.conflict("This channel can't be archived.");
        }
        try {
            var archived = run(channels.archive(id));
            access.changed(id);
            announcements.archived(archived);
            return archived;
        } catch (ConditionFailed e) {
            throw ApiException.conflict("The channel is archived already.");
        }
    }

    /// Opens the channel again, with those in it who were in it.
    ///
    /// @throws ApiException `FORBIDDEN` for others than its maker and admins; `CONFLICT` for one that is open
    Channel unarchive(Viewer viewer, ChannelId id) {
        requireManage(viewer, id);
        try {
            var opened = run(channels.unarchive(id));
            access.changed(id);
            announcements.unarchived(opened);
            return opened;
        } catch (ConditionFailed e) {
            throw ApiException.conflict("The channel is not archived.");
        }
    }

    private void requireManage(Viewer viewer, ChannelId id) {
        access.requireRead(viewer, id);
        access.requireManage(viewer, get(id));
    }

    private Channel get(ChannelId id) {
        return channels.find(id).orElseThrow(() -> ApiException.notFound("channel"));
    }

    private static Channel run(Write write) {
        return ChannelTable.channel(write.run().orElseThrow());
    }
}
