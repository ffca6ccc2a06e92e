package com.slackclone.demo;

import com.slackclone.workspace.Figure;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceImport;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// How large the demo's workspace was on each day of the script, at two in the morning.
record Growth(Cast cast, List<Transcript> transcripts) {

    private static final int HOUR = 2;

    void plant(WorkspaceImport workspaces, WorkspaceId workspace) {
        for (var date : cast.days().dates()) {
            var at = date.atTime(HOUR, 0).toInstant(ZoneOffset.UTC);
            workspaces.statistics(workspace, at, figures(at));
        }
    }

    private Map<Figure, Long> figures(Instant at) {
        var members = cast.people().stream()
                .filter(person -> cast.came(person).isBefore(at))
                .count();
        return Map.of(
                Figure.MEMBERS,
                members,
                Figure.ACTIVE_MEMBERS,
                members,
                Figure.CHANNELS,
                channels(at),
                Figure.MESSAGES,
                messages(at));
    }

    private long channels(Instant at) {
        return transcripts.stream()
                .filter(transcript -> isBefore(Moment.morningOf(transcript.since()), at))
                .count();
    }

    private long messages(Instant at) {
        return transcripts.stream()
                .flatMap(transcript -> transcript.lines().stream())
                .filter(line -> isBefore(line.sentAt(), at))
                .count();
    }

    private boolean isBefore(Moment moment, Instant at) {
        return cast.days().instant(moment).isBefore(at);
    }
}
