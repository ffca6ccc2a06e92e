package com.slackclone.workspace;

import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.StatsTable.DailyStats;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// How large workspaces are, for their admins: others could tell from it that there are channels which they may
/// not know of.
@Component
class Statistics {

    private final Members members;
    private final ObjectProvider<WorkspaceFigures> features;
    private final StatsCache cache;
    private final StatsTable table;
    private final Clock clock;

    Statistics(
            Members members,
            ObjectProvider<WorkspaceFigures> features,
            StatsCache cache,
            StatsTable table,
            Clock clock) {
        this.members = members;
        this.features = features;
        this.cache = cache;
        this.table = table;
        this.clock = clock;
    }

    /// At most half an hour old. One Redis command; where nothing is cached another one, and what the features
    /// read.
    ///
    /// @throws ApiException `FORBIDDEN` unless the viewer is an admin
    WorkspaceStats get(Viewer viewer, WorkspaceId workspace) {
        members.requireAdmin(viewer, workspace);
        return cache.find(workspace).orElseGet(() -> compute(workspace));
    }

    /// Counts anew, and caches it.
    WorkspaceStats compute(WorkspaceId workspace) {
        var figures = new EnumMap<Figure, Long>(Figure.class);
        features.forEach(feature ->
                feature.count(workspace).forEach((figure, count) -> figures.merge(figure, count, Long::sum)));
        var stats = new WorkspaceStats(figures, clock.instant());
        cache.put(workspace, stats);
        return stats;
    }

    /// Newest first: one more than the page takes, if there are more.
    ///
    /// @throws ApiException as [#get]
    List<DailyStats> days(Viewer viewer, WorkspaceId workspace, PageRequest page) {
        members.requireAdmin(viewer, workspace);
        return table.page(workspace, page);
    }
}
