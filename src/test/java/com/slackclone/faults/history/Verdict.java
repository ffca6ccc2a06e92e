package com.slackclone.faults.history;

import com.slackclone.faults.history.Entry.Attempted;
import com.slackclone.faults.history.Entry.Opened;
import com.slackclone.faults.history.Entry.Told;
import com.slackclone.faults.history.Outcome.Acknowledged;
import com.slackclone.faults.history.Outcome.Refused;
import com.slackclone.faults.history.Outcome.Unknown;
import com.slackclone.faults.history.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a history shows.
///
/// @param acknowledged how many changes were
/// @param unknown the attempts whose outcome their writers do not know, by reason
/// @param refused the attempts that were refused, by code
/// @param events how many were told to all subscribers together
/// @param resumed how many streams went on where they had ended
/// @param anew how many streams had to begin anew, the first one of each subscriber included
/// @param silence the longest time between an acknowledgement and its event at a subscriber
public record Verdict(
        long acknowledged,
        Map<String, Long> unknown,
        Map<String, Long> refused,
        long events,
        long resumed,
        long anew,
        Duration silence,
        List<Violation> violations) {

    /// Holds a history against the room as it is in the end: all writers are done by then, and all that was
    /// published has come.
    public static Verdict of(History history, ReadBack room) {
        var attempts = history.attempts();
        var subscribers = history.bySubscriber();
        var violations = new ArrayList<>(new RoomCheck(attempts, room).violations());
        var silence = Duration.ZERO;
        for (var heard : subscribers.values()) {
            var stream = new StreamCheck(heard, room);
            violations.addAll(stream.violations(attempts));
            silence = stream.silence().compareTo(silence) > 0 ? stream.silence() : silence;
        }
        violations.addAll(OrderCheck.violations(subscribers));
        var opened = history.entries().stream()
                .filter(Opened.class::isInstance)
                .map(Opened.class::cast)
                .toList();
        return new Verdict(
                attempts.stream()
                        .filter(one -> one.outcome() instanceof Acknowledged)
                        .count(),
                count(attempts, outcome -> outcome instanceof Unknown(var reason) ? reason : ""),
                count(attempts, outcome -> outcome instanceof Refused(var code) ? code : ""),
                history.entries().stream().filter(Told.class::isInstance).count(),
                opened.stream().filter(Opened::resumed).count(),
                opened.stream().filter(one -> !one.resumed()).count(),
                silence,
                List.copyOf(violations));
    }

    private static Map<String, Long> count(List<Attempted> attempts, Function<Outcome, String> name) {
        return attempts.stream()
                .map(one -> name.apply(one.outcome()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.groupingBy(text -> text, TreeMap::new, Collectors.counting()));
    }

    /// With what else was found.
    public Verdict and(List<Violation> more) {
        var all = Stream.concat(violations.stream(), more.stream()).toList();
        return new Verdict(acknowledged, unknown, refused, events, resumed, anew, silence, all);
    }

    public long count(Kind kind) {
        return violations.stream().filter(violation -> violation.kind() == kind).count();
    }
}
