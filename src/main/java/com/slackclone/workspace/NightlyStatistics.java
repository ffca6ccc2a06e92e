package com.slackclone.workspace;

import com.slackclone.platform.schedule.ScheduledJob;
import com.slackclone.workspace.StatsTable.DailyStats;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Counts all workspaces at two in the morning, one after the other, and keeps the figures of each day. A run that
/// was broken off and is started again goes on where it was.
@Configuration(proxyBeanMethods = false)
class NightlyStatistics {

    private static final Logger log = LoggerFactory.getLogger(NightlyStatistics.class);
    private static final Duration AT_LEAST = Duration.ofMinutes(5);
    private static final Duration AT_MOST = Duration.ofHours(4);

    private final WorkspaceTable workspaces;
    private final Statistics statistics;
    private final StatsTable table;
    private final Clock clock;

    NightlyStatistics(WorkspaceTable workspaces, Statistics statistics, StatsTable table, Clock clock) {
        this.workspaces = workspaces;
        this.statistics = statistics;
        this.table = table;
        this.clock = clock;
    }

    @Bean
    ScheduledJob workspaceStatistics() {
        return new ScheduledJob("workspace-statistics", "0 0 2 * * *", AT_LEAST, AT_MOST, this::run);
    }

    void run() {
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        workspaces.forEach(workspace -> {
            try {
                count(workspace, day);
            } catch (RuntimeException e) {
                // The others' figures are not to miss for it.
                log.error("The workspace {} could not be counted", workspace, e);
            }
        });
    }

    private void count(WorkspaceId workspace, LocalDate day) {
        if (!table.has(workspace, day)) {
            table.put(workspace, new DailyStats(day, statistics.compute(workspace)));
        }
    }
}
