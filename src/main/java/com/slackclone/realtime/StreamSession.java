package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.realtime.Backlog.Heard;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;

/// One subscriber's stream. It first listens, then reads the history, then merges the two, so that nothing falls
/// between. It does the same for the topics that join it later.
final class StreamSession implements LiveScope.Listener, Follower {

    private static final Logger logger = LoggerFactory.getLogger(StreamSession.class);

    private final Interest interest;
    private final LiveTopics live;
    private final EventLog log;
    private final RealtimeProperties properties;
    private final Resumes resumes;
    private final Outbox outbox;

    private final Backlog backlog;

    /// Changed by one thread at a time, which opens or follows.
    private volatile Set<Topic> topics = Set.of();

    /// Whether what the topics bring is told; otherwise it waits.
    private boolean isOpen;

    private boolean isFollowing = true;
    private boolean isOutdated;
    private boolean isOver;
    private String epoch = "";
    private long offset;

    /// @param onEnd is run when the subscriber goes, or was told of the end
    StreamSession(
            Interest interest,
            StreamSources sources,
            CoreSubscriber<? super StreamEvent> subscriber,
            Consumer<StreamSession> onEnd) {
        this.interest = interest;
        this.live = sources.live();
        this.log = sources.log();
        this.properties = sources.properties();
        this.resumes = sources.resumes();
        this.backlog = new Backlog(log, properties.subscriberBuffer());
        this.outbox = new Outbox(subscriber, properties.subscriberBuffer(), () -> onEnd.accept(this));
    }

    Subscription subscription() {
        return outbox;
    }

    @Override
    public String viewer() {
        return interest.viewer();
    }

    /// Blocks until the history is read.
    ///
    /// @param wanted what the interest said
    void open(Set<Topic> wanted, @Nullable Cursor after) {
        try {
            listen(wanted);
            var now = position();
            var missed = after == null
                    ? Optional.<List<LoggedEvent>>empty()
                    : log.readSince(topics, after, now, properties.subscriberBuffer() / 2);
            if (after != null) {
                resumes.done(missed.isPresent());
            }
            begin(missed.isPresent() && after != null ? after : now, missed);
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private void listen(Set<Topic> added) {
        var all = new HashSet<>(topics);
        all.addAll(added);
        topics = Set.copyOf(all);
        live.listen(List.copyOf(added), this);
    }

    private Cursor position() {
        return log.position(topics.iterator().next());
    }

    /// The stream has ended. May be called more than once.
    synchronized void close() {
        isOver = true;
        backlog.clear();
        live.leave(List.copyOf(topics), this);
    }

    private synchronized void begin(Cursor start, Optional<List<LoggedEvent>> missed) {
        epoch = start.epoch();
        offset = start.offset();
        emitOpened(start, missed.isPresent());
        backlog.merge(missed.orElse(List.of()), epoch);
        goOn();
    }

    private boolean isOfEpoch(LoggedEvent logged) {
        return logged.cursor().epoch().equals(epoch);
    }

    /// What may be heard may have changed. Does not wait.
    @Override
    public synchronized void recheck() {
        if (isOver) {
            return;
        }
        isOpen = false;
        isOutdated = true;
        if (!isFollowing) {
            follow();
        }
    }

    /// Only where nobody does so, nor opens the stream.
    private void follow() {
        isFollowing = true;
        Thread.ofVirtual().name("stream-follow").start(this::followInterest);
    }

    private void followInterest() {
        try {
            synchronized (this) {
                isOutdated = false;
            }
            var added = narrow(interest.topics());
            // Where nothing is new Redis is not asked: it may be away.
            var missed = added.isEmpty() ? List.<LoggedEvent>of() : hearAlso(added);
            synchronized (this) {
                backlog.merge(missed, epoch);
                goOn();
            }
        } catch (RuntimeException e) {
            end(e);
        }
    }

    /// Listens to further topics.
    ///
    /// @return what they have had behind what is told
    private List<LoggedEvent> hearAlso(Set<Topic> added) {
        listen(added);
        var now = position();
        var told = told();
        return now.epoch().equals(told.epoch())
                ? added.stream()
                        .flatMap(topic -> log.readBetween(topic, told, now).stream())
                        .toList()
                : List.of();
    }

    private synchronized Cursor told() {
        return new Cursor(epoch, offset, 0);
    }

    /// Leaves what may not be heard any more, with what of it waits.
    ///
    /// @return what is new
    private Set<Topic> narrow(Set<Topic> wanted) {
        var gone = topics.stream().filter(topic -> !wanted.contains(topic)).toList();
        var added = wanted.stream().filter(topic -> !topics.contains(topic)).collect(Collectors.toSet());
        var names = gone.stream().map(Topic::name).collect(Collectors.toSet());
        live.leave(gone, this);
        synchronized (this) {
            topics = topics.stream().filter(wanted::contains).collect(Collectors.toUnmodifiableSet());
            backlog.forget(names);
        }
        return added;
    }

    private synchronized void goOn() {
        isFollowing = false;
        if (isOver) {
            live.leave(List.copyOf(topics), this);
        } else if (isOutdated) {
            follow();
        } else {
            isOpen = true;
            tell();
        }
    }

    private synchronized void end(RuntimeException reason) {
        if (!(reason instanceof ApiException)) {
            logger.warn("A stream can't go on", reason);
        }
        close();
        outbox.fail(reason);
    }

    /// Nothing waits but while the stream opens or follows.
    @Override
    public synchronized void onEvent(LoggedEvent logged, StreamEvent event) {
        if (isOver) {
            return;
        }
        if (isOpen) {
            emit(logged, event);
        } else {
            keep(new Heard.Happened(logged, event));
        }
    }

    @Override
    public synchronized void onLost(Cursor now) {
        if (isOver) {
            return;
        }
        if (isOpen) {
            startAnew(now);
        } else {
            keep(new Heard.Lost(now));
        }
    }

    private void keep(Heard heard) {
        if (!backlog.add(heard)) {
            end(tooSlow());
        }
    }

    /// Until it is to follow something new.
    private void tell() {
        for (var next = backlog.next(); next != null; next = isOpen ? backlog.next() : null) {
            switch (next) {
                case Heard.Happened(var logged, var event) -> emit(logged, event);
                case Heard.Lost(var now) -> startAnew(now);
            }
        }
    }

    private void startAnew(Cursor now) {
        if (!now.epoch().equals(epoch) || now.offset() > offset) {
            epoch = now.epoch();
            offset = now.offset();
            emitOpened(now, false);
        }
    }

    private void emit(LoggedEvent logged, StreamEvent event) {
        if (!isOfEpoch(logged)) {
            // What the history was read from is over: Redis has forgotten it in between.
            startAnew(logged.cursor().before());
        }
        if (logged.offset() <= offset) {
            return;
        }
        offset = logged.offset();
        emit(event);
        if (interest.isChangedBy(event.event())) {
            recheck();
        }
    }

    private void emitOpened(Cursor cursor, boolean resumed) {
        var id = (resumed ? "resumed." : "opened.") + cursor.text();
        emit(new StreamEvent(id, cursor.text(), Instant.ofEpochSecond(cursor.time()), new StreamOpened(resumed)));
    }

    private void emit(StreamEvent event) {
        if (!outbox.offer(event)) {
            end(tooSlow());
        }
    }

    static ApiException tooSlow() {
        return ApiException.of(ErrorCode.RATE_LIMITED, "The subscriber is too slow; resume by cursor.")
                .with("retryAfterSeconds", 1);
    }
}
