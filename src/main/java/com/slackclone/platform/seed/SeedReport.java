package com.slackclone.platform.seed;

import java.util.List;

/// What the seeds said, once all of them have been planted. A Spring application event.
public record SeedReport(List<String> lines) {

    public SeedReport {
        lines = List.copyOf(lines);
    }
}
