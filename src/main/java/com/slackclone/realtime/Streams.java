package com.slackclone.realtime;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Opens live streams.
@Component
public class Streams {

    private final LiveTopics live;
    private final EventLog log;
    private final Rights rights;
    private final RealtimeProperties properties;

    Streams(LiveTopics live, EventLog log, Rights rights, RealtimeProperties properties) {
        this.live = live;
        this.log = log;
        this.rights = rights;
        this.properties = properties;
    }

    /// The events of what a viewer may hear, in order. The first is [StreamOpened]. When the viewer's rights
    /// change, on whatever node, the stream carries more, or less, or ends with the refusal of
    /// [Interest#topics].
    ///
    /// @param after the cursor to go on behind; null to start now
    /// @throws com.slackclone.platform.error.ApiException at once: `BAD_USER_INPUT` for a malformed cursor, and
    ///     what the interest refuses. In the stream: that again; `RATE_LIMITED` when the subscriber is too slow,
    ///     which ends it; a client resumes with its last cursor
    public Flux<StreamEvent> open(Interest interest, @Nullable String after) {
        var cursor = after == null ? null : Cursor.parse(after);
        var known = rights.changes();
        var topics = interest.topics();
        return Flux.defer(() -> {
                    var session = new StreamSession(interest, live, log, properties);
                    rights.join(session, known);
                    return Flux.defer(() -> session.open(topics, cursor)).doFinally(_ -> end(session));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.boundedElastic());
    }

    private void end(StreamSession session) {
        rights.leave(session);
        session.close();
    }
}
