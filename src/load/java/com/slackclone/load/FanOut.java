package com.slackclone.load;

import com.slackclone.load.Options.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Measures the fan-out of live events, from outside: `docs/performance.md` has the command and what it measures.
final class FanOut {

    /// Used where the server itself is not measured.
    private static final String FRAME = """
            {"id":"%s","type":"next","payload":{"data":{"roomEvents":{"__typename":"MessageSent","id":"%s","cursor":"%s",\
            "message":{"id":"%s","seq":1234,"content":"%s","author":{"id":"%s","name":"Person 001"}}}}}}""".formatted(
                    "0".repeat(36),
                    "0".repeat(54),
                    "0".repeat(50),
                    "0".repeat(52),
                    ServerPublisher.content(0, Room.SHORT),
                    "0".repeat(38));

    private FanOut() {}

    public static void main(String[] args) throws Exception {
        // Decimal points, wherever it runs.
        Locale.setDefault(Locale.ROOT);
        var options = Options.parse(args);
        var server = options.needsServer() ? ServerFindings.measure(options) : ServerFindings.NOTHING;
        var series = new ArrayList<>(server.growth());
        var outcome = server.outcome();
        if (options.has(Part.LIMITS)) {
            var limits = new Limits(
                    options,
                    server.growth().isEmpty() ? FRAME : series.getFirst().sample());
            series.addAll(limits.growth());
            if (options.has(Part.BURST)) {
                outcome = outcome.and(limits.burst(new Scenarios(options, options.middle())));
            }
        }
        new Report(new Findings(List.copyOf(series), outcome, server.redis())).publish(options);
    }
}
