package com.slackclone.room;

import com.slackclone.workspace.WorkspaceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// The channels that every member of a workspace may know of.
@Component
public class PublicChannels {

    private final ChannelTable channels;

    PublicChannels(ChannelTable channels) {
        this.channels = channels;
    }

    /// Those with one of these names or ids that there are. At most two calls of DynamoDB for each 100; none where
    /// both are empty.
    public List<Channel> find(WorkspaceId workspace, Collection<String> names, Collection<ChannelId> ids) {
        var wanted = new HashSet<>(ids);
        if (!names.isEmpty()) {
            wanted.addAll(channels.findIdsByName(workspace, names));
        }
        return wanted.isEmpty()
                ? List.of()
                : channels.findAll(wanted).values().stream()
                        .filter(Channel::isPublic)
                        .toList();
    }
}
