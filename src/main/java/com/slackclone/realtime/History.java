package com.slackclone.realtime;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What the topics of a scope have had behind one place and up to another, in order. The logs are read page by page,
/// as it is asked for, so that little of it is in memory. Belongs to one thread, which waits for Redis.
final class History {

    /// How many events are in memory at most, for all topics together, but for two of each topic.
    private static final int READ_AHEAD = 256;

    private static final int SMALLEST_PAGE = 2;

    private final EventLog log;
    private final Cursor end;
    private final int pageSize;
    private final PriorityQueue<Part> parts = new PriorityQueue<>(Comparator.comparingLong(Part::offset));
    private boolean isWhole = true;

    /// @param behind an offset of the same epoch as the end
    /// @throws io.lettuce.core.RedisException when Redis is away, as of [#next]
    History(EventLog log, Collection<Topic> topics, long behind, Cursor end) {
        this.log = log;
        this.end = end;
        this.pageSize = Math.max(SMALLEST_PAGE, READ_AHEAD / topics.size());
        for (var topic : topics) {
            keep(new Part(topic, behind));
        }
    }

    /// False once the logs are found to lack events of the time: they do not reach back so far.
    boolean isWhole() {
        return isWhole;
    }

    /// Null behind the last event, and where the history is not whole.
    @Nullable
    LoggedEvent next() {
        var part = isWhole ? parts.poll() : null;
        if (part == null) {
            return null;
        }
        var next = part.read.remove();
        keep(part);
        return next;
    }

    private void keep(Part part) {
        if (part.hasMore()) {
            parts.add(part);
        }
    }

    /// One topic's.
    private final class Part {

        private final Topic topic;
        private final Queue<LoggedEvent> read = new ArrayDeque<>();
        private long behind;
        private boolean isAtEnd;

        Part(Topic topic, long behind) {
            this.topic = topic;
            this.behind = behind;
        }

        /// Of the next event.
        long offset() {
            return read.element().offset();
        }

        boolean hasMore() {
            while (read.isEmpty() && !isAtEnd) {
                readOn();
            }
            return !read.isEmpty();
        }

        private void readOn() {
            var page = log.page(topic, behind, end.offset(), pageSize);
            isAtEnd = page.size() < pageSize;
            for (var logged : page) {
                // A log may begin with what is left of an epoch that is over.
                if (logged.cursor().epoch().equals(end.epoch())) {
                    isWhole &= logged.previous() <= behind;
                    read.add(logged);
                }
                behind = logged.offset();
            }
        }
    }
}
