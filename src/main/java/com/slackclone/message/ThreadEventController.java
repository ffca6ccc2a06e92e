package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.realtime.Interest;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.Streams;
import com.slackclone.realtime.Topic;
import com.slackclone.room.RoomAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/// The streams of threads.
@Controller
class ThreadEventController {

    private final Streams streams;
    private final Threads threads;
    private final RoomAccess access;

    ThreadEventController(Streams streams, Threads threads, RoomAccess access) {
        this.streams = streams;
        this.threads = threads;
        this.access = access;
    }

    @SubscriptionMapping
    Flux<StreamEvent> threadEvents(@Argument String rootId, @Argument @Nullable String after, Viewer viewer) {
        var root = threads.get(viewer, MessageId.parse(rootId)).id();
        return streams.open(interest(viewer, root), after);
    }

    /// A thread, as long as the viewer may read its room.
    private Interest interest(Viewer viewer, MessageId root) {
        return new Interest() {
            @Override
            public String viewer() {
                return viewer.userId().global();
            }

            @Override
            public Set<Topic> topics() {
                access.requireRead(viewer, root.room(), "message");
                return Set.of(ThreadEvents.topic(root));
            }
        };
    }
}
