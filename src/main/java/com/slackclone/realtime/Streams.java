package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/// Opens live streams.
@Component
public class Streams {

    /// In seconds. Those who are sent away are not to come back at the same time again.
    private static final int LATEST_RETRY = 5;

    private final StreamSources sources;
    private final Rights rights;
    private final Bucket admitted;

    Streams(StreamSources sources, Rights rights) {
        this.sources = sources;
        this.rights = rights;
        var rate = sources.properties().resumesPerSecond();
        this.admitted = Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(rate).refillGreedy(rate, Duration.ofSeconds(1)))
                .build();
    }

    /// The events of what a viewer may hear, in order. The first is [StreamOpened]. When the viewer's rights
    /// change, on whatever node, the stream carries more, or less, or ends with the refusal of
    /// [Interest#topics]. Events come on threads that must not wait.
    ///
    /// @param after the cursor to go on behind; null to start now
    /// @throws ApiException at once: `BAD_USER_INPUT` for a malformed cursor, what the interest refuses, and
    ///     `RATE_LIMITED` when too many resume. In the stream: what the interest refuses later; `RATE_LIMITED` when
    ///     the subscriber is too slow, which ends it; a client resumes with its last cursor
    public Flux<StreamEvent> open(Interest interest, @Nullable String after) {
        var cursor = after == null ? null : Cursor.parse(after);
        var known = rights.changes();
        var topics = interest.topics();
        if (cursor != null) {
            admitResume();
        }
        return new EventStream(subscriber -> {
            var session = new StreamSession(interest, sources, subscriber, this::end);
            rights.join(session, known);
            subscriber.onSubscribe(session.subscription());
            Thread.ofVirtual().name("stream-open").start(() -> session.open(topics, cursor));
        });
    }

    private void end(StreamSession session) {
        rights.leave(session);
        session.close();
    }

    /// Reading history costs Redis more than listening does, and after a failure everybody resumes at once.
    private void admitResume() {
        if (!admitted.tryConsume(1)) {
            sources.resumes().refused();
            throw ApiException.rateLimited(ThreadLocalRandom.current().nextLong(1, LATEST_RETRY + 1));
        }
    }
}
