package com.slackclone.load;

import com.slackclone.load.report.Chart;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The plots of a run that has measured everything.
enum Plot {
    CPU("fan-out-cpu.svg") {
        @Override
        Chart chart(Findings findings) {
            return byProgram(
                    "CPU of a delivery",
                    "µs",
                    findings,
                    findings.series(),
                    point -> point.measurement().cpuMicros());
        }
    },
    MEMORY("fan-out-memory.svg") {
        @Override
        Chart chart(Findings findings) {
            return byProgram(
                    "Live heap of an idle subscriber", "KB", findings, findings.series(), point -> point.heap() / KB);
        }
    },
    LATENCY("fan-out-latency.svg") {
        @Override
        Chart chart(Findings findings) {
            var server = findings.series().getFirst();
            return new Chart(
                    "From the mutation to the subscribers' sockets",
                    ACROSS,
                    "ms",
                    places(findings),
                    List.of(
                            line(
                                    "p50",
                                    server,
                                    point -> point.measurement().latencies().p50()),
                            line(
                                    "p95",
                                    server,
                                    point -> point.measurement().latencies().p95()),
                            line(
                                    "p99",
                                    server,
                                    point -> point.measurement().latencies().p99())));
        }
    };

    private static final String ACROSS = "subscribers of the room";
    private static final double KB = 1_024;

    private final String file;

    Plot(String file) {
        this.file = file;
    }

    /// Its name in `docs/performance`.
    String file() {
        return file;
    }

    abstract Chart chart(Findings findings);

    private static Chart byProgram(
            String title, String unit, Findings findings, List<Series> series, ToDoubleFunction<Series.Point> value) {
        var lines = series.stream().map(one -> line(one.name(), one, value)).toList();
        return new Chart(title, ACROSS, unit, places(findings), lines);
    }

    private static Chart.Line line(String name, Series series, ToDoubleFunction<Series.Point> value) {
        return new Chart.Line(
                name, series.points().stream().map(value::applyAsDouble).toList());
    }

    private static List<Integer> places(Findings findings) {
        return findings.series().getFirst().points().stream()
                .map(Series.Point::subscribers)
                .toList();
    }
}
