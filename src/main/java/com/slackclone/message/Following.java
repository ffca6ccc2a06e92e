package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.message.ThreadEvents.ThreadFollowChanged;
import com.slackclone.message.ThreadEvents.ThreadRead;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventLog;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// What people say about threads: that they follow them or do not, and how far they have read.
@Component
class Following {

    private static final int ATTEMPTS = 20;

    private final Threads threads;
    private final MessageTable messages;
    private final FollowTable follows;
    private final EventLog events;
    private final Clock clock;

    Following(Threads threads, MessageTable messages, FollowTable follows, EventLog events, Clock clock) {
        this.threads = threads;
        this.messages = messages;
        this.follows = follows;
        this.events = events;
        this.clock = clock;
    }

    /// The viewer hears of new replies from now on; those that are there count as read. Changes nothing for one
    /// who follows.
    ///
    /// @param id of any message of the thread
    /// @throws ApiException `NOT_FOUND` unless the viewer may read the room
    MessageThread follow(Viewer viewer, MessageId id) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var thread = threads.get(viewer, id);
            try {
                // A reply that comes at this moment is either counted here or finds the viewer among those who follow.
                Transaction.run(messages.hasReplies(thread.root()), follows.start(thread.root(), viewer.userId()));
                tell(viewer, thread, TimeOrderedIds.next().toString(), new ThreadFollowChanged(thread.id(), true));
                return thread;
            } catch (ConditionFailed e) {
                if (e.index() == 1) {
                    return thread;
                }
                Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("threads");
    }

    /// The viewer does not hear of new replies any more, until they reply again or are mentioned.
    ///
    /// @throws ApiException as [#follow]
    MessageThread unfollow(Viewer viewer, MessageId id) {
        var thread = threads.get(viewer, id);
        follows.stop(thread.root(), viewer.userId()).run();
        tell(viewer, thread, TimeOrderedIds.next().toString(), new ThreadFollowChanged(thread.id(), false));
        return thread;
    }

    /// Moves the viewer's marker forward, on all of their devices. A number that they have passed changes
    /// nothing, nor does one who does not follow have a marker.
    ///
    /// @throws ApiException as [#follow]; `BAD_USER_INPUT` for a number that the thread has not reached
    MessageThread markRead(Viewer viewer, MessageId id, long seq) {
        var thread = threads.get(viewer, id);
        if (seq < 0 || seq > thread.latestSeq()) {
            throw ApiException.badInput("input.seq", "OUT_OF_RANGE", "The thread has no reply of this number.")
                    .with("limit", thread.latestSeq())
                    .with("actual", seq);
        }
        if (follows.markRead(thread.root(), viewer.userId(), seq)) {
            tell(viewer, thread, "read." + thread.id() + "." + seq, new ThreadRead(thread.id(), seq));
        }
        return thread;
    }

    private void tell(Viewer viewer, MessageThread thread, String id, Event event) {
        var topic = WorkspaceTopics.member(thread.id().room().workspace(), viewer.userId());
        events.append(topic, id, clock.instant(), event);
    }
}
