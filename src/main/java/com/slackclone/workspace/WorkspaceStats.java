package com.slackclone.workspace;

import java.time.Instant;
import java.util.Map;

/// How large a workspace was at a time.
///
/// @param figures one that is not there is 0
record WorkspaceStats(Map<Figure, Long> figures, Instant computedAt) {

    WorkspaceStats {
        figures = Map.copyOf(figures);
    }

    public long memberCount() {
        return figure(Figure.MEMBERS);
    }

    public long activeMemberCount() {
        return figure(Figure.ACTIVE_MEMBERS);
    }

    public long channelCount() {
        return figure(Figure.CHANNELS);
    }

    public long messageCount() {
        return figure(Figure.MESSAGES);
    }

    private long figure(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }
}
