package com.slackclone.load;

import com.slackclone.load.Outcome.Row;
import com.slackclone.load.process.Checkout;
import com.slackclone.load.report.Machine;
import com.slackclone.load.report.Section;
import com.slackclone.load.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run has found, for people.
record Report(Findings findings) {

    private static final double KB = 1_024;

    /// Prints it, and writes it into `docs/performance.md` if that is wanted.
    void publish(Options options) throws IOException {
        var text = text();
        System.out.println(text);
        if (options.isWritten()) {
            Section.write(Checkout.path("docs/performance.md"), "fan-out", text + plots());
            var plots = Files.createDirectories(Checkout.path("docs/performance"));
            for (var plot : Plot.values()) {
                Files.writeString(
                        plots.resolve(plot.file()), plot.chart(findings).svg());
            }
        }
    }

    private String plots() {
        return Stream.of(Plot.values())
                .map(plot -> "\n![%s](performance/%s)\n"
                        .formatted(plot.chart(findings).title(), plot.file()))
                .collect(Collectors.joining());
    }

    private String text() throws IOException {
        return Stream.of(
                        "Measured on %s: %s.\n".formatted(LocalDate.now(ZoneOffset.UTC), Machine.describe()),
                        growth(),
                        scenarios(),
                        redis(),
                        checks())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String growth() {
        var table = new Table(
                "what",
                "subscribers",
                "messages/s",
                "deliveries/s",
                "CPU µs a delivery",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "max ms",
                "heap KB a subscriber");
        for (var series : findings.series()) {
            for (var point : series.points()) {
                table.row(cells(new Row(series.name(), point.measurement()), number(point.heap() / KB)));
            }
        }
        return table.toString();
    }

    private String scenarios() {
        var table = new Table(
                "scenario",
                "subscribers",
                "messages/s",
                "deliveries/s",
                "CPU µs a delivery",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "max ms");
        findings.outcome().rows().forEach(row -> table.row(cells(row)));
        return table.toString();
    }

    private static Object[] cells(Row row, String... more) {
        var it = row.measurement();
        var latencies = it.latencies();
        return Stream.concat(
                        Stream.of(
                                row.name(),
                                "%,d".formatted(it.subscribers()),
                                number(it.messagesPerSecond()),
                                "%,.0f".formatted(it.deliveriesPerSecond()),
                                number(it.cpuMicros()),
                                number(latencies.p50()),
                                number(latencies.p95()),
                                number(latencies.p99()),
                                number(latencies.max())),
                        Stream.of(more))
                .toArray();
    }

    private static String number(double value) {
        return "%.1f".formatted(value);
    }

    private String redis() {
        var table = new Table("Redis alone: connections", "PUBLISH/s");
        findings.redis().forEach(it -> table.row(it.connections(), "%,.0f".formatted(it.rate())));
        return table.toString();
    }

    private String checks() {
        var table = new Table("promise", "found", "kept");
        findings.checks().forEach(check -> table.row(check.promise(), check.found(), check.isKept() ? "yes" : "no"));
        return table.toString();
    }
}
