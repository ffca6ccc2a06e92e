package com.slackclone.room;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.NodeLoader;
import graphql.GraphQLContext;
import org.springframework.stereotype.Component;

@Component
class RoomNodes implements NodeLoader {

    private final Channels channels;

    RoomNodes(Channels channels) {
        this.channels = channels;
    }

    @Override
    public String prefix() {
        return ChannelId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return channels.get(Viewer.of(context), ChannelId.parse(id));
    }
}
