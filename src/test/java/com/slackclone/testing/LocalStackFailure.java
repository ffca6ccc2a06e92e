package com.slackclone.testing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// There is no local stack to use; the message says why, to a person.
final class LocalStackFailure extends RuntimeException {

    LocalStackFailure(String message) {
        super(message);
    }

    LocalStackFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// Prints the message instead of a stack trace. Registered in `META-INF/spring.factories`.
    static final class Analyzer extends AbstractFailureAnalyzer<LocalStackFailure> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable root, LocalStackFailure failure) {
            return new FailureAnalysis(String.valueOf(failure.getMessage()), null, failure);
        }
    }
}
