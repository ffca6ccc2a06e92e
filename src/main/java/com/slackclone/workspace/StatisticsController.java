package com.slackclone.workspace;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.StatsTable.DailyStats;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class StatisticsController {

    private final Statistics statistics;

    StatisticsController(Statistics statistics) {
        this.statistics = statistics;
    }

    @SchemaMapping
    WorkspaceStats stats(Workspace workspace, Viewer viewer) {
        return statistics.get(viewer, workspace.id());
    }

    @SchemaMapping
    Connection<DailyStats> dailyStats(Workspace workspace, PageRequest page, Viewer viewer) {
        var days = statistics.days(viewer, workspace.id(), page);
        return Connection.page(page, days, daily -> daily.day().toString());
    }
}
