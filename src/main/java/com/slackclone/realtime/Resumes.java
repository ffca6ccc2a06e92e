package com.slackclone.realtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts what became of the streams that were to go on behind a cursor.
@Component
class Resumes {

    private static final String NAME = "slackclone.realtime.resumes";

    private final Counter whole;
    private final Counter partial;
    private final Counter refused;

    Resumes(MeterRegistry registry) {
        whole = counter("whole", registry);
        partial = counter("partial", registry);
        refused = counter("refused", registry);
    }

    private static Counter counter(String outcome, MeterRegistry registry) {
        return Counter.builder(NAME)
                .description(
                        "Streams that got all they had missed (whole), that had to start anew (partial), or that came"
                                + " when too many did (refused)")
                .tag("outcome", outcome)
                .register(registry);
    }

    void done(boolean isWhole) {
        (isWhole ? whole : partial).increment();
    }

    void refused() {
        refused.increment();
    }
}
