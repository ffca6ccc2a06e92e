package com.slackclone.load;

import com.slackclone.load.Outcome.Check;
import com.slackclone.load.ServerFindings.RedisRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that a run has found.
///
/// @param series the server's first, if it was measured
record Findings(List<Series> series, Outcome outcome, List<RedisRate> redis) {

    private static final List<Integer> COMPARED = List.of(500, 1_000);
    private static final double TIMES_NIO = 2;
    private static final double HEAP_KB = 14;

    Optional<Series> named(String name) {
        return series.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /// What the product promises, as far as this run can tell.
    List<Check> checks() {
        var checks = new ArrayList<Check>();
        named(ServerFindings.SERVER).ifPresent(server -> {
            compare(server, Limits.NIO, checks);
            var heap = server.points().getLast().heap() / 1_024;
            checks.add(Check.atMost(HEAP_KB, "heap of an idle subscriber at most 14 KB", heap, " KB"));
        });
        checks.addAll(outcome.checks());
        return checks;
    }

    private void compare(Series server, String rival, List<Check> checks) {
        named(rival)
                .ifPresent(other -> COMPARED.stream()
                        .filter(server::has)
                        .forEach(size -> checks.add(Check.atMost(
                                TIMES_NIO,
                                "%,d subscribers: CPU a delivery at most twice that of %s".formatted(size, rival),
                                cpu(server, size) / cpu(other, size),
                                ""))));
    }

    private static double cpu(Series series, int size) {
        return series.at(size).measurement().cpuMicros();
    }
}
