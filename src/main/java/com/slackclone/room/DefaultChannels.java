package com.slackclone.room;

import com.slackclone.platform.dynamodb.Write;
import com.slackclone.workspace.Membership;
import com.slackclone.workspace.Workspace;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceParts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// The channels that each workspace has from its start, and each member is in: #general and #random.
@Component
class DefaultChannels implements WorkspaceParts {

    private static final List<String> NAMES = List.of("general", "random");

    private final ChannelTable channels;
    private final RoomMembershipTable memberships;

    DefaultChannels(ChannelTable channels, RoomMembershipTable memberships) {
        this.channels = channels;
        this.memberships = memberships;
    }

    static boolean contains(ChannelId id) {
        return ids(id.workspace()).contains(id);
    }

    static boolean isGeneral(ChannelId id) {
        return ChannelId.ofDefault(id.workspace(), 0).equals(id);
    }

    private static List<ChannelId> ids(WorkspaceId workspace) {
        return IntStream.range(0, NAMES.size())
                .mapToObj(number -> ChannelId.ofDefault(workspace, number))
                .toList();
    }

    @Override
    public List<Write> toCreate(Workspace workspace) {
        var writes = new ArrayList<Write>();
        for (var number = 0; number < NAMES.size(); number++) {
            var channel = defaultChannel(ChannelId.ofDefault(workspace.id(), number), NAMES.get(number), workspace);
            writes.add(channels.claimName(channel));
            writes.add(channels.create(channel));
            writes.add(memberships.create(Channels.founding(channel, workspace.ownerId())));
        }
        return writes;
    }

    private static Channel defaultChannel(ChannelId id, String name, Workspace workspace) {
        return new Channel(
                id,
                name,
                null,
                null,
                ChannelType.PUBLIC,
                false,
                true,
                workspace.ownerId(),
                workspace.createdAt(),
                1,
                0,
                null,
                null,
                MentionSeqs.NONE,
                1);
    }

    @Override
    public List<Write> toJoin(Membership member) {
        var writes = new ArrayList<Write>();
        for (var channel : channels.findAll(ids(member.workspaceId())).values()) {
            // Who comes new has nothing unread.
            writes.add(memberships.create(
                    new RoomMembership(channel.id(), member.userId(), member.joinedAt(), channel.latestSeq())));
            writes.add(channels.addNewcomer(channel.id()));
        }
        return writes;
    }
}
