package com.slackclone.realtime;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the topics of a stream have brought and is not told yet, in order. Belongs to one thread at a time.
final class Backlog {

    /// What a topic has brought.
    sealed interface Heard {

        record Happened(LoggedEvent logged, StreamEvent event) implements Heard {}

        /// Events are lost for good; what follows comes behind the cursor.
        record Lost(Cursor now) implements Heard {}
    }

    private final EventLog log;
    private final int capacity;
    private final Queue<Heard> waiting = new ArrayDeque<>(0);

    Backlog(EventLog log, int capacity) {
        this.log = log;
        this.capacity = capacity;
    }

    /// @return false if it is full
    boolean add(Heard heard) {
        return waiting.size() < capacity && waiting.add(heard);
    }

    @Nullable
    Heard next() {
        return waiting.poll();
    }

    /// Puts what was read from the logs in its place among what waits. The logs read are those of the epoch; what is of
    /// another comes behind them.
    void merge(List<LoggedEvent> read, String epoch) {
        if (read.isEmpty() || waiting.stream().anyMatch(Heard.Lost.class::isInstance)) {
            return;
        }
        var here = read.stream()
                .flatMap(logged -> log.decode(logged).map(event -> new Heard.Happened(logged, event)).stream());
        var there = waiting.stream().map(Heard.Happened.class::cast);
        var all = Stream.concat(here, there)
                .sorted(Comparator.<Heard.Happened>comparingInt(
                                one -> one.logged().cursor().epoch().equals(epoch) ? 0 : 1)
                        .thenComparingLong(one -> one.logged().offset()))
                .toList();
        waiting.clear();
        waiting.addAll(all);
    }

    /// @param topics by name; what waits of them is dropped
    void forget(Set<String> topics) {
        waiting.removeIf(one -> one instanceof Heard.Happened happened
                && topics.contains(happened.logged().topic()));
    }

    void clear() {
        waiting.clear();
    }
}
