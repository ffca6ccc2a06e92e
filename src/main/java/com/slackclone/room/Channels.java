package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.TransactionalOutbox;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes and finds channels.
@Component
public class Channels {

    private final ChannelTable channels;
    private final RoomMembershipTable memberships;
    private final RoomAccess access;
    private final Members members;
    private final RoomAnnouncements announcements;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    Channels(
            ChannelTable channels,
            RoomMembershipTable memberships,
            RoomAccess access,
            Members members,
            RoomAnnouncements announcements,
            TransactionalOutbox outbox,
            Clock clock) {
        this.channels = channels;
        this.memberships = memberships;
        this.access = access;
        this.members = members;
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Makes a channel with the viewer in it. Anyone in the workspace makes public ones, admins private ones.
    Channel create(Viewer viewer, NewChannel wanted) {
        var workspace = wanted.workspace();
        ChannelRules.check(wanted.name(), wanted.topic(), wanted.purpose());
        var name = wanted.checkedName();
        var topic = wanted.checkedTopic();
        var purpose = wanted.checkedPurpose();
        if (wanted.type() == ChannelType.PRIVATE) {
            members.requireAdmin(viewer, workspace);
        } else {
            members.require(viewer, workspace);
        }
        var channel = new Channel(
                ChannelId.next(workspace),
                name,
                topic,
                purpose,
                wanted.type(),
                false,
                false,
                viewer.userId(),
                clock.instant(),
                1,
                0,
                null,
                null,
                MentionSeqs.NONE,
                1);
        var told = List.of(announcements.created(channel));
        var writes = List.of(
                channels.claimName(channel),
                channels.create(channel),
                memberships.create(founding(channel, viewer.userId())));
        try {
            outbox.commit(writes, told);
        } catch (ConditionFailed e) {
            throw nameTaken();
        }
        outbox.publish(told);
        return channel;
    }

    static ApiException nameTaken() {
        return ApiException.conflict("There is a channel of this name already.").with("field", "input.name");
    }

    static RoomMembership founding(Channel channel, UserId founder) {
        return new RoomMembership(channel.id(), founder, channel.createdAt(), 0);
    }

    /// @throws ApiException `NOT_FOUND` unless the viewer may know of the channel
    public Channel get(Viewer viewer, ChannelId id) {
        access.requireRead(viewer, id);
        return get(id);
    }

    /// The caller has checked that the viewer may know of the channel.
    Channel get(ChannelId id) {
        return channels.find(id).orElseThrow(() -> ApiException.notFound("channel"));
    }

    /// What `createChannel` asks for.
    record NewChannel(
            WorkspaceId workspace,
            String name,
            ChannelType type,
            @Nullable String topic,
            @Nullable String purpose) {

        String checkedName() {
            return ChannelRules.name(name);
        }

        @Nullable
        String checkedTopic() {
            return ChannelRules.topic(topic);
        }

        @Nullable
        String checkedPurpose() {
            return ChannelRules.purpose(purpose);
        }
    }
}
