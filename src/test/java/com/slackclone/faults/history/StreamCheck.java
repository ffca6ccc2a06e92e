package com.slackclone.faults.history;

import com.slackclone.faults.history.Change.Delete;
import com.slackclone.faults.history.Change.React;
import com.slackclone.faults.history.Change.Send;
import com.slackclone.faults.history.Entry.Attempted;
import com.slackclone.faults.history.Entry.Closed;
import com.slackclone.faults.history.Entry.Fetched;
import com.slackclone.faults.history.Entry.Heard;
import com.slackclone.faults.history.Entry.Opened;
import com.slackclone.faults.history.Entry.Told;
import com.slackclone.faults.history.Outcome.Acknowledged;
import com.slackclone.faults.history.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Holds what one subscriber saw against the room as it is, and against what writers were answered.
///
/// The subscriber is a good client: it resumes by its last cursor, fetches the room where a stream begins anew,
/// and of two versions of a message shows the later.
final class StreamCheck {

    private final String subscriber;
    private final ReadBack room;
    private final Map<String, Shown> held = new HashMap<>();
    private final Map<String, Shown> fetched = new HashMap<>();

    /// By message and part.
    private final Map<String, List<Told>> told = new HashMap<>();

    private final List<Violation> violations = new ArrayList<>();
    private Duration silence = Duration.ZERO;

    StreamCheck(List<Heard> heard, ReadBack room) {
        this.subscriber = heard.getFirst().subscriber();
        this.room = room;
        var since = new HashSet<String>();
        for (var entry : heard) {
            switch (entry) {
                // Behind a beginning something may come again.
                case Opened opened when !opened.resumed() -> since.clear();
                case Told one -> {
                    if (!since.add(one.id())) {
                        found(Kind.REPEATED, "was told %s again, at %s".formatted(one.id(), one.cursor()));
                    }
                    take(one);
                }
                case Fetched(var _, var messages) ->
                    messages.forEach(message -> {
                        fetched.merge(message.id(), message, Shown::later);
                        held.merge(message.id(), message, Shown::later);
                    });
                case Opened _, Closed _ -> {}
            }
        }
    }

    private void take(Told one) {
        var message = one.message();
        if (message != null) {
            held.merge(message.id(), message, Shown::later);
            told.computeIfAbsent(message.id() + " " + one.part(), _ -> new ArrayList<>())
                    .add(one);
        }
    }

    List<Violation> violations(List<Attempted> attempts) {
        checkState();
        for (var attempt : attempts) {
            if (attempt.outcome() instanceof Acknowledged acknowledged && hasEvent(attempt)) {
                checkTold(attempt, acknowledged);
            }
        }
        return violations;
    }

    /// What it held and was told gives what it would fetch now.
    private void checkState() {
        for (var message : room.messages()) {
            var shown = held.remove(message.id());
            if (shown == null || shown.version() < message.version()) {
                found(Kind.LOST, "never saw number %d in version %d".formatted(message.seq(), message.version()));
            } else if (!shown.equals(message)) {
                found(Kind.DIVERGENT, "shows %s, where there is %s".formatted(shown, message));
            }
        }
        held.values().forEach(message -> found(Kind.DIVERGENT, "shows %s, which is not there".formatted(message)));
    }

    /// A retry may find that all was done before, and says then how the message is now.
    private static boolean hasEvent(Attempted attempt) {
        var mayHaveBeenDone = attempt.change() instanceof React || attempt.change() instanceof Delete;
        return !attempt.change().part().isEmpty() && !(attempt.isRetry() && mayHaveBeenDone);
    }

    /// An acknowledged change was told, unless a later one of the same part was, or the subscriber has fetched
    /// it.
    private void checkTold(Attempted attempt, Acknowledged acknowledged) {
        var id = acknowledged.message();
        var version = attempt.change() instanceof Send ? 1 : acknowledged.version();
        var first = told.getOrDefault(id + " " + attempt.change().part(), List.of()).stream()
                .filter(one -> Objects.requireNonNull(one.message()).version() >= version)
                .findFirst();
        var seen = fetched.get(id);
        var isFetched = seen != null && seen.version() >= version;
        if (first.isPresent()) {
            var late = Duration.ofNanos(first.get().time() - attempt.time());
            // What was fetched is known, however late the next event of it is.
            silence = isFetched || late.compareTo(silence) <= 0 ? silence : late;
            return;
        }
        // The reactions of a message go with it.
        var isGone = attempt.change() instanceof React && isDeleted(id);
        if (!isGone && !isFetched) {
            found(Kind.LOST, "was never told of %s, version %d".formatted(attempt.change(), version));
        }
    }

    private boolean isDeleted(String id) {
        return room.messages().stream().anyMatch(message -> message.id().equals(id) && message.isDeleted());
    }

    /// The longest time from an acknowledgement to its event.
    Duration silence() {
        return silence;
    }

    private void found(Kind kind, String what) {
        violations.add(new Violation(kind, subscriber + " " + what));
    }
}
