package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.presence.WatchedWorkspace.Watcher;
import com.slackclone.realtime.SignalStreams;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Tells viewers how people are shown.
@Component
class PresenceStreams {

    static final int MOST = 500;

    private final SignalStreams streams;
    private final WatchedWorkspaces workspaces;
    private final Members members;

    PresenceStreams(SignalStreams streams, WatchedWorkspaces workspaces, Members members) {
        this.streams = streams;
        this.workspaces = workspaces;
        this.members = members;
    }

    /// First how each of them is shown, then what changes.
    ///
    /// @param userIds global ids, 1 to 500 different ones
    /// @throws ApiException at once: `LIMIT_EXCEEDED`, `BAD_USER_INPUT` for none, `NOT_FOUND` for somebody who
    ///     is no active member of the workspace. At once or in the stream: `NOT_FOUND` for a viewer who is none
    Flux<Presence> open(Viewer viewer, WorkspaceId workspace, List<String> userIds) {
        var users = parse(userIds);
        members.require(viewer, workspace);
        if (!members.findAll(users, workspace).keySet().containsAll(users)) {
            throw ApiException.notFound("user");
        }
        return streams.open(new SignalStreams.Source<Presence>() {
            @Override
            public String viewer() {
                return viewer.userId().global();
            }

            @Override
            public void check() {
                members.require(viewer, workspace);
            }

            @Override
            public Runnable begin(Consumer<Presence> told) {
                return workspaces.enter(workspace, new Watcher(users, told));
            }
        });
    }

    private static List<UserId> parse(List<String> userIds) {
        var different = userIds.stream().distinct().toList();
        if (different.size() > MOST) {
            throw ApiException.limitExceeded(
                    "userIds", MOST, different.size(), "At most " + MOST + " people at a time.");
        }
        if (different.isEmpty()) {
            throw ApiException.badInput("userIds", "REQUIRED", "At least one person.");
        }
        return different.stream().map(UserId::parse).toList();
    }
}
