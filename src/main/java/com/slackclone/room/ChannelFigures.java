package com.slackclone.room;

import com.slackclone.workspace.Figure;
import com.slackclone.workspace.WorkspaceFigures;
import com.slackclone.workspace.WorkspaceId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Counts a workspace's channels, and the messages that were sent in them.
@Component
class ChannelFigures implements WorkspaceFigures {

    private final ChannelTable channels;

    ChannelFigures(ChannelTable channels) {
        this.channels = channels;
    }

    @Override
    public Map<Figure, Long> count(WorkspaceId workspace) {
        var open = new AtomicLong();
        var messages = new AtomicLong();
        channels.forEach(workspace, channel -> {
            messages.addAndGet(channel.latestSeq());
            if (!channel.isArchived()) {
                open.incrementAndGet();
            }
        });
        return Map.of(Figure.CHANNELS, open.get(), Figure.MESSAGES, messages.get());
    }
}
