package com.slackclone.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives a change to all handlers that want it.
@Component
class ChangeHandlers {

    enum Outcome {
        DONE,
        /// A handler has failed.
        FAILED,
        /// The node ends while a handler waits for something that is away.
        INTERRUPTED
    }

    private static final Logger log = LoggerFactory.getLogger(ChangeHandlers.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int DOUBLINGS = 5;

    private final List<ChangeHandler> handlers;

    ChangeHandlers(List<ChangeHandler> handlers) {
        this.handlers = List.copyOf(handlers);
    }

    /// Returns when every handler has got it, which may take as long as something is away.
    ///
    /// @param end is open as soon as the node ends
    Outcome handle(Change change, CountDownLatch end) throws InterruptedException {
        var left = handlers.stream()
                .filter(handler -> handler.table() == change.table())
                .toList();
        var failed = false;
        for (var attempt = 0; true; attempt++) {
            var later = new ArrayList<ChangeHandler>();
            for (var handler : left) {
                try {
                    handler.handle(change);
                } catch (RuntimeException | Error e) {
                    if (Away.isCause(e)) {
                        later.add(handler);
                        report(change, handler, attempt, e);
                        continue;
                    }
                    // Whatever it is, the others' work goes on; what fails for good ends among the dead letters.
                    failed = true;
                    log.error("{} has failed on the change {}", name(handler), change.id(), e);
                }
            }
            if (later.isEmpty()) {
                return failed ? Outcome.FAILED : Outcome.DONE;
            }
            if (end.await(FIRST_PAUSE_MILLIS << Math.min(attempt, DOUBLINGS), TimeUnit.MILLISECONDS)) {
                return Outcome.INTERRUPTED;
            }
            left = later;
        }
    }

    private static void report(Change change, ChangeHandler handler, int attempt, Throwable reason) {
        if (attempt == 0) {
            log.warn("{} keeps the change {}: {}", name(handler), change.id(), reason.toString());
        }
    }

    private static String name(ChangeHandler handler) {
        return handler.getClass().getSimpleName();
    }
}
