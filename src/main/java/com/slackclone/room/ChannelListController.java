package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ChannelListController {

    /// Which channels to list; a null is a condition that is not made.
    record ChannelFilter(
            @Nullable Boolean isJoined,
            @Nullable ChannelType type,
            @Nullable Boolean isArchived) {

        private static final ChannelFilter OPEN = new ChannelFilter(null, null, false);

        boolean accepts(Channel channel, boolean isMember) {
            return (isJoined == null || isJoined == isMember)
                    && (type == null || type == channel.type())
                    && (isArchived == null || isArchived == channel.isArchived());
        }
    }

    private final ChannelTable channels;
    private final RoomMembershipTable memberships;

    ChannelListController(ChannelTable channels, RoomMembershipTable memberships) {
        this.channels = channels;
        this.memberships = memberships;
    }

    /// Two queries: the viewer's memberships, which also serve the `viewer…` fields of the channels, and the
    /// channels.
    @SchemaMapping
    Connection<Channel> channels(
            Workspace workspace,
            @Argument @Nullable ChannelFilter filter,
            PageRequest page,
            Viewer viewer,
            DataLoader<RoomId, ReadState> readStates) {
        var wanted = filter == null ? ChannelFilter.OPEN : filter;
        var joined = byRoom(memberships.channelsOf(workspace.id(), viewer.userId()));
        var found = channels.page(workspace.id(), page, channel -> {
            var isMember = joined.containsKey(channel.id());
            return (channel.isPublic() || isMember) && wanted.accepts(channel, isMember);
        });
        found.forEach(
                channel -> readStates.prime(channel.id(), ReadState.of(Optional.ofNullable(joined.get(channel.id())))));
        return Connection.page(page, found, channel -> channel.id().global());
    }

    private static Map<RoomId, RoomMembership> byRoom(List<RoomMembership> memberships) {
        return memberships.stream().collect(Collectors.toMap(RoomMembership::roomId, Function.identity()));
    }
}
