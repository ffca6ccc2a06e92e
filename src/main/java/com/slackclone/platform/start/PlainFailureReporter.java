package com.slackclone.platform.start;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Says on standard error why the server can't start, in so many words: the log may be one of JSON lines.
/// Registered in `META-INF/spring.factories`.
final class PlainFailureReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        if (analysis.getCause() instanceof StartFailure) {
            System.err.println(analysis.getDescription());
        }
    }
}
