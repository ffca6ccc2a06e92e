package com.slackclone.realtime;

import java.time.Instant;

/// Tells one subscriber what happens, each thing once, and where its stream stands. Belongs to one thread at a time.
final class Teller {

    private final Outbox outbox;
    private final Runnable onOverflow;
    private String epoch = "";
    private long offset;

    /// @param onOverflow is run when the subscriber is too slow to be told
    Teller(Outbox outbox, Runnable onOverflow) {
        this.outbox = outbox;
        this.onOverflow = onOverflow;
    }

    String epoch() {
        return epoch;
    }

    boolean isOfEpoch(LoggedEvent logged) {
        return logged.cursor().epoch().equals(epoch);
    }

    /// What was told last.
    Cursor told(long time) {
        return new Cursor(epoch, offset, time);
    }

    /// The first event of a stream.
    void open(Cursor start, boolean isResumed) {
        epoch = start.epoch();
        offset = start.offset();
        var id = (isResumed ? "resumed." : "opened.") + start.text();
        var time = Instant.ofEpochSecond(start.time());
        hand(new StreamEvent(id, start.text(), time, new StreamOpened(isResumed)));
    }

    /// What was between is lost.
    void startAnew(Cursor now) {
        if (!now.epoch().equals(epoch) || now.offset() > offset) {
            open(now, false);
        }
    }

    /// @return false for what was told before
    boolean tell(LoggedEvent logged, StreamEvent event) {
        if (!isOfEpoch(logged)) {
            // What the history was read from is over: Redis has forgotten it in between.
            startAnew(logged.cursor().before());
        }
        if (logged.offset() <= offset) {
            return false;
        }
        offset = logged.offset();
        hand(event);
        return true;
    }

    private void hand(StreamEvent event) {
        if (!outbox.offer(event)) {
            onOverflow.run();
        }
    }
}
