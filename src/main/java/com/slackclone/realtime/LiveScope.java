package com.slackclone.realtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this node hears of the topics of one scope. Their events are handed over in the scope's order and without
/// a hole: what the channels did not bring, because the connection was lost, is read from the logs before
/// anything later is handed over.
///
/// All but the map of topics and their lists of listeners belongs to one worker, which does one thing after the
/// other.
final class LiveScope {

    private static final Logger logger = LoggerFactory.getLogger(LiveScope.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /// Is called from one thread at a time; it must not wait.
    interface Listener {

        void onEvent(LoggedEvent logged, StreamEvent event);

        /// Events are lost for good. What follows comes behind the cursor.
        void onLost(Cursor now);
    }

    /// A topic that somebody listens to.
    static final class Heard {

        private final Topic topic;
        private final CompletableFuture<@Nullable Void> confirmed = new CompletableFuture<>();
        private final List<Listener> listeners = new CopyOnWriteArrayList<>();
        private boolean isSubscribed;

        /// Whether an event has come since the subscription; of what was before, nobody here need know.
        private boolean isKnown;

        private Heard(Topic topic) {
            this.topic = topic;
        }

        /// Done once Redis has confirmed the subscription for the first time.
        CompletableFuture<@Nullable Void> confirmed() {
            return confirmed;
        }

        List<Listener> listeners() {
            return listeners;
        }
    }

    private final EventLog log;
    private final Executor worker;
    private final Map<String, Heard> topics = new ConcurrentHashMap<>();

    /// The scope's last event that was handed over; null until it is known where the scope stands.
    private @Nullable Cursor last;

    /// Whether events may have passed unheard. Until they are read from the logs, what the channels bring is left
    /// to them.
    private boolean isBroken = true;

    LiveScope(EventLog log, Executor worker) {
        this.log = log;
        this.worker = worker;
    }

    Optional<Heard> find(Topic topic) {
        return Optional.ofNullable(topics.get(topic.channel()));
    }

    Heard add(Topic topic) {
        var heard = new Heard(topic);
        topics.put(topic.channel(), heard);
        return heard;
    }

    void remove(Topic topic) {
        topics.remove(topic.channel());
    }

    boolean isEmpty() {
        return topics.isEmpty();
    }

    /// Redis has confirmed a subscription: for the first time, or again behind a lost connection.
    void subscribed(String channel) {
        worker.execute(() -> {
            var heard = topics.get(channel);
            if (heard != null) {
                heard.isSubscribed = true;
                catchUp();
                confirm();
            }
        });
    }

    private void confirm() {
        if (!isBroken) {
            topics.values().stream()
                    .filter(heard -> heard.isSubscribed)
                    .forEach(heard -> heard.confirmed.complete(null));
        }
    }

    /// What happens may go unheard, until it is subscribed to again.
    void lost(String channel) {
        worker.execute(() -> {
            var heard = topics.get(channel);
            if (heard != null) {
                isBroken = true;
                heard.isSubscribed = false;
            }
        });
    }

    /// A channel has brought an event.
    void heard(String channel, String text) {
        worker.execute(() -> {
            var heard = topics.get(channel);
            if (heard != null && !isBroken) {
                take(heard, LoggedEvent.parse(heard.topic.name(), text));
            }
        });
    }

    private void take(Heard heard, LoggedEvent logged) {
        var before = last;
        var isNext = before != null
                && before.epoch().equals(logged.cursor().epoch())
                && (!heard.isKnown || logged.previous() <= before.offset());
        if (isNext) {
            handOver(heard, logged);
        } else {
            isBroken = true;
            catchUp();
        }
    }

    /// Hands over what the logs have behind the last event, once all topics are subscribed to again. While Redis
    /// does not answer nothing is lost yet; it is asked again.
    private void catchUp() {
        if (!isBroken || topics.values().stream().anyMatch(heard -> heard.confirmed.isDone() && !heard.isSubscribed)) {
            return;
        }
        try {
            readOn();
            isBroken = false;
            confirm();
        } catch (RuntimeException e) {
            logger.warn("The logs of a scope could not be read; they are asked again", e);
            CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS, worker)
                    .execute(this::catchUp);
        }
    }

    private void readOn() {
        var anyTopic = topics.values().stream().findAny();
        if (anyTopic.isEmpty()) {
            return;
        }
        var now = log.position(anyTopic.get().topic);
        var before = last;
        if (before == null) {
            last = now;
            return;
        }
        var missed = new ArrayList<Map.Entry<Heard, LoggedEvent>>();
        var isWhole = before.epoch().equals(now.epoch());
        for (var heard : topics.values()) {
            var behind = log.readBetween(heard.topic, before, now);
            isWhole &= !heard.isKnown || behind.isEmpty() || behind.getFirst().previous() <= before.offset();
            behind.forEach(logged -> missed.add(Map.entry(heard, logged)));
        }
        if (isWhole) {
            missed.sort(Comparator.comparingLong(entry -> entry.getValue().offset()));
            missed.forEach(entry -> handOver(entry.getKey(), entry.getValue()));
        } else {
            topics.values().forEach(heard -> heard.listeners.forEach(listener -> listener.onLost(now)));
        }
        last = now;
    }

    private void handOver(Heard heard, LoggedEvent logged) {
        var before = last;
        if (before != null && logged.offset() <= before.offset()) {
            return;
        }
        last = logged.cursor();
        heard.isKnown = true;
        log.decode(logged).ifPresent(event -> heard.listeners.forEach(listener -> listener.onEvent(logged, event)));
    }
}
