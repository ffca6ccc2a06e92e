package com.slackclone.faults.history;

import com.slackclone.faults.history.Change.Delete;
import com.slackclone.faults.history.Change.Edit;
import com.slackclone.faults.history.Change.React;
import com.slackclone.faults.history.Change.Read;
import com.slackclone.faults.history.Change.Send;
import com.slackclone.faults.history.Entry.Attempted;
import com.slackclone.faults.history.Outcome.Acknowledged;
import com.slackclone.faults.history.Outcome.Unknown;
import com.slackclone.faults.history.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds what writers were answered against the room as it is.
final class RoomCheck {

    private static final String DELETED = "(deleted)";

    private final List<Attempted> attempts;
    private final ReadBack room;
    private final Map<String, Shown> messages = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    RoomCheck(List<Attempted> attempts, ReadBack room) {
        this.attempts = attempts;
        this.room = room;
    }

    List<Violation> violations() {
        checkNumbers();
        checkSent();
        checkStates();
        checkMarkers();
        return violations;
    }

    /// From 1, without gaps, in the order of the pages.
    private void checkNumbers() {
        var last = 0L;
        for (var message : room.messages()) {
            if (messages.put(message.id(), message) != null) {
                found(Kind.REPEATED, "the room has the message %s twice".formatted(message.id()));
            } else if (message.seq() <= last) {
                found(
                        message.seq() == last ? Kind.REPEATED : Kind.REORDERED,
                        "%d behind %d".formatted(message.seq(), last));
            } else if (message.seq() > last + 1) {
                found(Kind.LOST, "the room has no message between %d and %d".formatted(last, message.seq()));
            }
            last = message.seq();
        }
    }

    /// Each send that was acknowledged is there, once, and all answers to it named the same message.
    private void checkSent() {
        var byClientId = new HashMap<String, String>();
        for (var attempt : attempts) {
            if (attempt.change() instanceof Send(var clientId, var _)
                    && attempt.outcome() instanceof Acknowledged(var id, var seq, var _)) {
                var first = byClientId.putIfAbsent(clientId, id);
                if (first != null && !first.equals(id)) {
                    found(Kind.REPEATED, "%s was answered with %s and with %s".formatted(clientId, first, id));
                }
                var stored = messages.get(id);
                if (stored == null) {
                    found(Kind.LOST, "%s was acknowledged as %s, which is not there".formatted(clientId, id));
                } else if (stored.seq() != seq) {
                    found(
                            Kind.DIVERGENT,
                            "%s was acknowledged as number %d and is %d".formatted(clientId, seq, stored.seq()));
                }
            }
        }
        var tags = new HashSet<String>();
        for (var message : room.messages()) {
            if (!message.isDeleted() && !tags.add(message.content().split(" ", 2)[0])) {
                found(Kind.REPEATED, "was sent once and is there twice: %s".formatted(message.content()));
            }
        }
    }

    /// Each part of a message is as its last acknowledged change left it, or one behind that of unknown outcome.
    private void checkStates() {
        var possible = new HashMap<String, Map<String, Set<String>>>();
        for (var attempt : attempts) {
            var target = target(attempt);
            if (!target.isEmpty() && !attempt.change().part().isEmpty()) {
                var states = possible.computeIfAbsent(target, _ -> new HashMap<>())
                        .computeIfAbsent(attempt.change().part(), _ -> new HashSet<>(Set.of("")));
                note(states, attempt);
            }
        }
        possible.forEach((id, parts) -> {
            var stored = messages.get(id);
            if (stored != null) {
                parts.forEach((part, states) -> checkState(stored, part, states));
            }
        });
    }

    private static void note(Set<String> states, Attempted attempt) {
        switch (attempt.outcome()) {
            // What was sent is answered as it was, also where a retry comes behind a change.
            case Acknowledged _
            when !(attempt.change() instanceof Send && attempt.isRetry()) -> {
                states.clear();
                states.add(state(attempt.change()));
            }
            case Acknowledged _ -> states.add(state(attempt.change()));
            case Unknown _ -> states.add(state(attempt.change()));
            case Outcome.Refused _ -> {}
        }
    }

    private static String target(Attempted attempt) {
        return switch (attempt.change()) {
            case Send _ -> attempt.outcome() instanceof Acknowledged(var id, var _, var _) ? id : "";
            case Edit(var message, var _) -> message;
            case Delete(var message) -> message;
            case React(var message, var _, var _) -> message;
            case Read _ -> "";
        };
    }

    private static String state(Change change) {
        return switch (change) {
            case Send(var _, var content) -> content;
            case Edit(var _, var content) -> content;
            case Delete _ -> DELETED;
            case React(var _, var emoji, var isThere) -> isThere ? emoji : "";
            case Read _ -> "";
        };
    }

    private void checkState(Shown stored, String part, Set<String> states) {
        var isContent = part.equals(Change.CONTENT);
        if (stored.isDeleted() && !isContent) {
            return;
        }
        var now = isContent ? content(stored) : reaction(stored, part);
        if (!states.contains(now)) {
            found(
                    Kind.LOST,
                    "the %s of number %d is '%s', and should be of %s".formatted(part, stored.seq(), now, states));
        }
    }

    private static String content(Shown stored) {
        return stored.isDeleted() ? DELETED : stored.content();
    }

    private static String reaction(Shown stored, String part) {
        return stored.emojis().stream()
                .filter(emoji -> part.equals(Change.reaction(emoji.split(" ", 2)[0])))
                .findAny()
                .orElse("");
    }

    private void checkMarkers() {
        for (var attempt : attempts) {
            if (attempt.change() instanceof Read && attempt.outcome() instanceof Acknowledged(var _, var seq, var _)) {
                var now = room.read().getOrDefault(attempt.writer(), 0L);
                if (now < seq) {
                    found(Kind.LOST, "%s had read up to %d, and is at %d".formatted(attempt.writer(), seq, now));
                }
            }
        }
    }

    private void found(Kind kind, String what) {
        violations.add(new Violation(kind, what));
    }
}
