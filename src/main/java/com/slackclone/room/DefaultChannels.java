package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.workspace.Workspace;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceParts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The channels that each workspace has from its start, and each member is in: #general and #random.
@Component
class DefaultChannels implements WorkspaceParts {

    private static final List<String> NAMES = List.of("general", "random");

    private final ChannelTable channels;
    private final RoomMembershipTable memberships;
    private final Clock clock;

    DefaultChannels(ChannelTable channels, RoomMembershipTable memberships, Clock clock) {
        this.channels = channels;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Override
    public List<Write> toCreate(Workspace workspace) {
        var writes = new ArrayList<Write>();
        var ids = ChannelId.defaultsOf(workspace.id());
        for (var i = 0; i < ids.size(); i++) {
            var channel = defaultChannel(ids.get(i), NAMES.get(i), workspace);
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
                1);
    }

    @Override
    public List<Write> toJoin(WorkspaceId workspace, UserId user) {
        var writes = new ArrayList<Write>();
        for (var channel : channels.findAll(ChannelId.defaultsOf(workspace)).values()) {
            // Who comes new has nothing unread.
            var membership = new RoomMembership(channel.id(), user, clock.instant(), channel.latestSeq());
            writes.add(memberships.create(membership));
            writes.add(channels.addMembers(channel.id(), 1));
        }
        return writes;
    }
}
