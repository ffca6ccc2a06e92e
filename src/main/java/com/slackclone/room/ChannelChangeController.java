package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// What those who manage a channel do with it.
@Controller
class ChannelChangeController {

    record UpdateChannelInput(
            String channelId,
            @Nullable String name,
            @Nullable String topic,
            @Nullable String purpose) {

        ChannelChange wanted() {
            return new ChannelChange(name, topic, purpose);
        }
    }

    record ChannelInput(String channelId) {}

    record RemoveChannelMemberInput(String channelId, String userId) {}

    record ChannelPayload(Channel channel) {}

    record RemoveChannelMemberPayload(@Nullable Channel channel) {}

    private final ChannelChanges changes;
    private final ChannelMembers members;
    private final RoomAccess access;

    ChannelChangeController(ChannelChanges changes, ChannelMembers members, RoomAccess access) {
        this.changes = changes;
        this.members = members;
        this.access = access;
    }

    @MutationMapping
    ChannelPayload updateChannel(@Argument UpdateChannelInput input, Viewer viewer) {
        return new ChannelPayload(changes.update(viewer, ChannelId.parse(input.channelId()), input.wanted()));
    }

    @MutationMapping
    ChannelPayload archiveChannel(@Argument ChannelInput input, Viewer viewer) {
        return new ChannelPayload(changes.archive(viewer, ChannelId.parse(input.channelId())));
    }

    @MutationMapping
    ChannelPayload unarchiveChannel(@Argument ChannelInput input, Viewer viewer) {
        return new ChannelPayload(changes.unarchive(viewer, ChannelId.parse(input.channelId())));
    }

    @MutationMapping
    RemoveChannelMemberPayload removeChannelMember(@Argument RemoveChannelMemberInput input, Viewer viewer) {
        var removed = UserId.parse(input.userId());
        var channel = members.remove(viewer, ChannelId.parse(input.channelId()), removed);
        var isGone = removed.equals(viewer.userId()) && !channel.isPublic();
        return new RemoveChannelMemberPayload(isGone ? null : channel);
    }

    @SchemaMapping
    boolean viewerCanManage(Channel channel, Viewer viewer) {
        return access.canManage(viewer, channel);
    }
}
