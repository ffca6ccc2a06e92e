package com.slackclone.workspace;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.graphql.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import org.springframework.stereotype.Component;

/// The statistics of each day, in the Workspaces table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | statistics of a day | `WORKSPACE#{id}` | `STATS#{yyyy-mm-dd}` | those of a workspace, by day |
@Component
class StatsTable {

    private static final Duration KEPT = Duration.ofDays(400);
    private static final String PREFIX = "STATS#";

    /// @param day in UTC
    record DailyStats(LocalDate day, WorkspaceStats stats) {}

    private final Dynamo dynamo;
    private final Clock clock;

    StatsTable(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    boolean has(WorkspaceId workspace, LocalDate day) {
        return dynamo.get(Table.WORKSPACES, key(workspace, day)).isPresent();
    }

    /// Over those of the same day.
    void put(WorkspaceId workspace, DailyStats daily) {
        var stats = daily.stats();
        var item = Item.at(key(workspace, daily.day()))
                .with("computed_at", stats.computedAt())
                .expiringAt(stats.computedAt().plus(KEPT));
        for (var figure : stats.figures().entrySet()) {
            item = item.with(figure.getKey().name(), figure.getValue());
        }
        dynamo.put(Table.WORKSPACES, item).run();
    }

    /// Newest first: one more than the page takes, if there are more.
    List<DailyStats> page(WorkspaceId workspace, PageRequest page) {
        var query = Query.of(Table.WORKSPACES, Index.PRIMARY, workspace.key(), PREFIX)
                .behind(page.start(DayCursor::parse, _ -> true)
                        .map(day -> PREFIX + day)
                        .orElse(null))
                .atMost(page.sizeToRead());
        return dynamo.query(page.isBackwards() ? query : query.reversed()).stream()
                .filter(item -> !item.isExpired(clock.instant()))
                .map(StatsTable::daily)
                .toList();
    }

    private static Key key(WorkspaceId workspace, LocalDate day) {
        return new Key(workspace.key(), PREFIX + day);
    }

    private static DailyStats daily(Item item) {
        var figures = new EnumMap<Figure, Long>(Figure.class);
        for (var figure : Figure.values()) {
            var count = item.number(figure.name(), 0);
            if (count > 0) {
                figures.put(figure, count);
            }
        }
        var day = LocalDate.parse(item.string("SK").substring(PREFIX.length()));
        return new DailyStats(day, new WorkspaceStats(figures, item.instant("computed_at")));
    }
}
