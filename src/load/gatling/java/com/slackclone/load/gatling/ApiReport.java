package com.slackclone.load.gatling;

import com.slackclone.load.process.Checkout;
import com.slackclone.load.report.Machine;
import com.slackclone.load.report.Section;
import com.slackclone.load.report.Table;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What the simulations have found, for people.
record ApiReport(Scale scale, List<Workload> workloads) {

    /// Milliseconds within which 95 of 100 requests are to be answered.
    private static final double TARGET = 200;

    /// Where nothing was measured.
    private static final String NOTHING = "-";

    /// Prints it, and writes it into `docs/performance.md` if that is wanted.
    void publish() throws IOException {
        var text = "Measured on %s with %,d users: %s.\n\n%s"
                .formatted(LocalDate.now(ZoneOffset.UTC), scale.users(), Machine.describe(), table());
        System.out.println(text);
        if (scale.isPublished()) {
            Section.write(Checkout.path("docs/performance.md"), "api", text);
        }
    }

    private Table table() {
        var table = new Table(
                "simulation",
                "request",
                "requests",
                "requests/s",
                "errors",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "p95 target",
                "kept");
        for (var workload : workloads) {
            workload.samples().forEach((operation, samples) -> table.row(row(workload, operation, samples)));
        }
        return table;
    }

    private Object[] row(Workload workload, Operation operation, Samples samples) {
        var latencies = samples.latencies();
        var isKept = samples.errors() == 0 && latencies.p95() < TARGET;
        return new Object[] {
            workload.name(),
            operation.title(),
            "%,d".formatted(samples.requests()),
            "%.1f".formatted(samples.requests() / (double) scale.steady().toSeconds()),
            "%,d".formatted(samples.errors()),
            number(latencies.p50()),
            number(latencies.p95()),
            number(latencies.p99()),
            "< %.0f ms".formatted(TARGET),
            samples.requests() == 0 ? NOTHING : isKept ? "yes" : "no"
        };
    }

    private static String number(double value) {
        return Double.isNaN(value) ? NOTHING : "%.0f".formatted(value);
    }
}
