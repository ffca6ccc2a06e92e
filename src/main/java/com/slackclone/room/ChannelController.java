package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.room.Channels.NewChannel;
import com.slackclone.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

@Controller
class ChannelController {

    record CreateChannelInput(
            String workspaceId,
            String name,
            ChannelType type,
            @Nullable String topic,
            @Nullable String purpose) {

        NewChannel wanted() {
            return new NewChannel(WorkspaceId.parse(workspaceId), name, type, topic, purpose);
        }
    }

    record ChannelInput(String channelId) {}

    record AddChannelMembersInput(String channelId, List<String> userIds) {}

    record ChannelPayload(Channel channel) {}

    record LeaveChannelPayload(@Nullable Channel channel) {}

    private final Channels channels;
    private final ChannelMembers members;

    ChannelController(Channels channels, ChannelMembers members) {
        this.channels = channels;
        this.members = members;
    }

    @MutationMapping
    ChannelPayload createChannel(@Argument CreateChannelInput input, Viewer viewer) {
        return new ChannelPayload(channels.create(viewer, input.wanted()));
    }

    @MutationMapping
    ChannelPayload joinChannel(@Argument ChannelInput input, Viewer viewer) {
        return new ChannelPayload(members.join(viewer, ChannelId.parse(input.channelId())));
    }

    @MutationMapping
    LeaveChannelPayload leaveChannel(@Argument ChannelInput input, Viewer viewer) {
        var left = members.leave(viewer, ChannelId.parse(input.channelId()));
        return new LeaveChannelPayload(left.isPublic() ? left : null);
    }

    @MutationMapping
    ChannelPayload addChannelMembers(@Argument AddChannelMembersInput input, Viewer viewer) {
        var users = input.userIds().stream().map(UserId::parse).toList();
        return new ChannelPayload(members.add(viewer, ChannelId.parse(input.channelId()), users));
    }
}
