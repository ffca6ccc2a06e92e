package com.slackclone.platform.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Before the server does anything: everything that it requires is there. It creates nothing itself, so that its
/// rights needn't include that, and so that there is one place which says what the infrastructure is.
@Component
final class StartCheck implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StartCheck.class);

    private final List<Requirement> requirements;
    private volatile boolean running;

    StartCheck(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    /// @throws StartFailure naming all that is missing
    @Override
    public void start() {
        running = true;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = requirements.stream()
                    .map(requirement -> threads.submit(() -> missing(requirement)))
                    .toList();
            var failures = checks.stream()
                    .map(StartCheck::result)
                    .flatMap(Optional::stream)
                    .toList();
            if (!failures.isEmpty()) {
                throw new StartFailure(String.join("\n\n", failures));
            }
        }
    }

    /// @return what an operator should read, if something is missing
    private static Optional<String> missing(Requirement requirement) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = requirement.exists().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> threads.submit(exists(entry.getValue()))));
            var names = answers.entrySet().stream()
                    .filter(answer -> !result(answer.getValue()))
                    .map(answer -> "\n  " + answer.getKey())
                    .sorted()
                    .collect(Collectors.joining());
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(requirement.kind() + " not found. Deploy infrastructure via CDK first." + names);
        } catch (RuntimeException e) {
            var message = "It can't be told whether the " + requirement.kind() + " exist: " + e.getMessage();
            if (requirement.vital()) {
                throw new StartFailure(message, e);
            }
            log.warn(message);
            return Optional.empty();
        }
    }

    private static Callable<Boolean> exists(BooleanSupplier check) {
        return check::getAsBoolean;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before all else.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
