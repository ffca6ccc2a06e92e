package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.realtime.Backlog.Heard;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.CoreSubscriber;

/// One subscriber's stream. It first listens, then tells the history as fast as the subscriber takes it, then what
/// was heard meanwhile, so that nothing falls between. It does the same for the topics that join it later.
///
/// What is heard before it can be told waits. If that becomes too much it is dropped, and read from the logs again:
/// so a resume may be long, and takes little memory.
final class StreamSession implements LiveScope.Listener, Follower {

    private static final Logger logger = LoggerFactory.getLogger(StreamSession.class);

    private final Interest interest;
    private final Hearing hearing;
    private final EventLog log;
    private final Resumes resumes;
    private final Outbox outbox;
    private final Teller teller;
    private final Backlog backlog;

    /// Whether what the topics bring is told; otherwise it waits.
    private boolean isOpen;

    private boolean isFollowing = true;
    private boolean isOutdated;

    /// Whether what comes next is to be read from the logs, not taken from what waits.
    private boolean isBehind;

    private boolean isOver;

    /// @param onEnd is run when the subscriber goes, or was told of the end
    StreamSession(
            Interest interest,
            StreamSources sources,
            CoreSubscriber<? super StreamEvent> subscriber,
            Consumer<StreamSession> onEnd) {
        this.interest = interest;
        this.hearing = new Hearing(sources.live(), this);
        this.log = sources.log();
        this.resumes = sources.resumes();
        var capacity = sources.properties().subscriberBuffer();
        this.backlog = new Backlog(log, capacity / 2);
        this.outbox = new Outbox(subscriber, capacity, () -> onEnd.accept(this));
        this.teller = new Teller(outbox, () -> end(tooSlow()));
    }

    Subscription subscription() {
        return outbox;
    }

    @Override
    public String viewer() {
        return interest.viewer();
    }

    /// Blocks until the history is told.
    ///
    /// @param wanted what the interest said
    void open(Set<Topic> wanted, @Nullable Cursor after) {
        try {
            hearing.listen(wanted);
            var now = position();
            if (after == null) {
                begin(now, false);
            } else {
                resume(after, now);
            }
            goOn();
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private void resume(Cursor after, Cursor now) {
        var history = log.since(hearing.topics(), after, now);
        resumes.done(history.isPresent());
        begin(history.isPresent() ? after : now, history.isPresent());
        history.ifPresent(this::tell);
    }

    private Cursor position() {
        return log.position(hearing.topics().iterator().next());
    }

    /// The stream has ended. May be called more than once.
    synchronized void close() {
        isOver = true;
        backlog.clear();
        hearing.leaveAll();
    }

    private synchronized void begin(Cursor start, boolean isResumed) {
        teller.open(start, isResumed);
    }

    /// Until something else is to be done first.
    private void tell(History history) {
        for (var next = history.next(); next != null; next = history.next()) {
            outbox.awaitRoom(this::isUndisturbed);
            if (!tell(next)) {
                return;
            }
        }
        if (!history.isWhole()) {
            startAnew(position());
        }
    }

    private synchronized boolean tell(LoggedEvent logged) {
        if (isUndisturbed()) {
            log.decode(logged).ifPresent(event -> emit(logged, event));
        }
        isBehind |= isOutdated;
        return isUndisturbed();
    }

    private synchronized boolean isUndisturbed() {
        return !isOver && !isOutdated;
    }

    /// Drops what waits: the logs have it too.
    private void catchUp() {
        synchronized (this) {
            backlog.clear();
            isBehind = false;
        }
        var now = position();
        log.since(hearing.topics(), told(now.time()), now).ifPresentOrElse(this::tell, () -> startAnew(now));
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
            if (takeOutdated()) {
                hearAlso(narrow(interest.topics()));
            }
            if (isBehind()) {
                catchUp();
            }
            goOn();
        } catch (RuntimeException e) {
            end(e);
        }
    }

    private synchronized boolean takeOutdated() {
        var was = isOutdated;
        isOutdated = false;
        return was;
    }

    private synchronized boolean isBehind() {
        return isBehind;
    }

    /// Leaves what may not be heard any more, with what of it waits.
    ///
    /// @return what is new
    private Set<Topic> narrow(Set<Topic> wanted) {
        var added = hearing.missing(wanted);
        var gone = hearing.leaveAllBut(wanted);
        synchronized (this) {
            backlog.forget(gone);
        }
        return added;
    }

    /// Takes further topics in, with what they have had behind what is told.
    private void hearAlso(Set<Topic> added) {
        // Where nothing is new Redis is not asked: it may be away.
        if (added.isEmpty()) {
            return;
        }
        hearing.listen(added);
        var now = position();
        log.little(added, told(now.time()), now).ifPresentOrElse(this::merge, this::fallBehind);
    }

    private synchronized void merge(List<LoggedEvent> missed) {
        backlog.merge(missed, teller.epoch());
    }

    private synchronized void fallBehind() {
        isBehind = true;
        backlog.clear();
    }

    private synchronized Cursor told(long time) {
        return teller.told(time);
    }

    private synchronized void goOn() {
        isFollowing = false;
        if (isOver) {
            hearing.leaveAll();
        } else if (isOutdated || isBehind) {
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
            fallBehind();
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

    private synchronized void startAnew(Cursor now) {
        teller.startAnew(now);
    }

    private void emit(LoggedEvent logged, StreamEvent event) {
        if (teller.tell(logged, event) && interest.isChangedBy(event.event())) {
            recheck();
        }
    }

    static ApiException tooSlow() {
        return ApiException.of(ErrorCode.RATE_LIMITED, "The subscriber is too slow; resume by cursor.")
                .with("retryAfterSeconds", 1);
    }
}
