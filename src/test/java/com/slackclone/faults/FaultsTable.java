package com.slackclone.faults;

import com.slackclone.faults.history.Verdict;
import com.slackclone.faults.history.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run has found, a line for each fault.
final class FaultsTable {

    private static final List<String> HEAD = List.of(
            "fault",
            "times",
            "acknowledged",
            "unknown",
            "events",
            "resumed",
            "anew",
            "lost",
            "repeated",
            "out of order",
            "divergent",
            "longest silence");

    private final Map<Fault, List<Verdict>> verdicts = new EnumMap<>(Fault.class);

    void add(Fault fault, Verdict verdict) {
        verdicts.computeIfAbsent(fault, _ -> new ArrayList<>()).add(verdict);
    }

    boolean isKept() {
        return verdicts.values().stream()
                .flatMap(List::stream)
                .allMatch(verdict ->
                        verdict.violations().isEmpty() && !verdict.unknown().containsKey("INTERNAL"));
    }

    @Override
    public String toString() {
        var rows = Stream.concat(
                Stream.of(line(HEAD), line(HEAD.stream().map(_ -> "---").toList())),
                verdicts.entrySet().stream().map(entry -> line(row(entry.getKey(), entry.getValue()))));
        return rows.collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static List<String> row(Fault fault, List<Verdict> all) {
        var silence =
                all.stream().map(Verdict::silence).max(Duration::compareTo).orElse(Duration.ZERO);
        return List.of(
                fault.toString(),
                Integer.toString(all.size()),
                sum(all, Verdict::acknowledged),
                sum(
                        all,
                        it -> it.unknown().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                sum(all, Verdict::events),
                sum(all, Verdict::resumed),
                sum(all, Verdict::anew),
                sum(all, it -> it.count(Kind.LOST)),
                sum(all, it -> it.count(Kind.REPEATED)),
                sum(all, it -> it.count(Kind.REORDERED)),
                sum(all, it -> it.count(Kind.DIVERGENT)),
                "%.1f s".formatted(silence.toMillis() / 1e3));
    }

    private static String sum(List<Verdict> all, ToLongFunction<Verdict> figure) {
        return "%,d".formatted(all.stream().mapToLong(figure).sum());
    }
}
