package com.slackclone.local;

/// The stack cannot run, and the message says to a person what to do. Printed as one line, without a stack trace.
final class StartFailure extends RuntimeException {

    StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
