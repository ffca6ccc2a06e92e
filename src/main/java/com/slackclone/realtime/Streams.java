package com.slackclone.realtime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Opens live streams.
@Component
public class Streams {

    private final LiveTopics live;
    private final EventLog log;
    private final RealtimeProperties properties;

    Streams(LiveTopics live, EventLog log, RealtimeProperties properties) {
        this.live = live;
        this.log = log;
        this.properties = properties;
    }

    /// The events of some topics of one scope, in order. The first is [StreamOpened].
    ///
    /// The caller has checked that the viewer may see them.
    ///
    /// @param after the cursor to go on behind; null to start now
    /// @throws com.slackclone.platform.error.ApiException `BAD_USER_INPUT` for a malformed cursor, at once. In
    ///     the stream: `RATE_LIMITED` when the subscriber is too slow, which ends it; a client resumes with its
    ///     last cursor
    public Flux<StreamEvent> open(List<Topic> topics, @Nullable String after) {
        var cursor = after == null ? null : Cursor.parse(after);
        return Flux.defer(() -> {
                    var session = new StreamSession(topics, live, log, properties);
                    return session.open(cursor);
                })
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.boundedElastic());
    }
}
