package com.slackclone.platform.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// The server can't start, and the message says to an operator why. The process ends with exit code 1.
final class StartFailure extends RuntimeException implements ExitCodeGenerator {

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public int getExitCode() {
        return 1;
    }

    /// Prints the message instead of a stack trace. Registered in `META-INF/spring.factories`.
    static final class Analyzer extends AbstractFailureAnalyzer<StartFailure> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable root, StartFailure failure) {
            return new FailureAnalysis(String.valueOf(failure.getMessage()), null, failure);
        }
    }
}
