package com.slackclone.faults;

import com.slackclone.faults.history.Violation;
import com.slackclone.faults.history.Violation.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/// Whether the bystander was told of each message that mentions them, once, and got one mail about it.
final class Notices {

    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final Crew crew;

    /// How many mails there are to be about a message.
    ///
    /// @param isDue whether there must be one by now; what happened by a clock that was wrong may be mailed
    ///     later
    /// @param mayRepeat whether there may be more: that a mail was sent is known to its worker and to Redis
    private record Expected(boolean isDue, boolean mayRepeat) {}

    /// By the client's id of the message.
    private final Map<String, Expected> mails = new ConcurrentHashMap<>();

    /// The messages of the last scene that was checked.
    private volatile Set<String> latest = Set.of();

    private volatile boolean wasClockWrong;

    Notices(Cluster cluster, Crew crew) {
        this.cluster = cluster;
        this.crew = crew;
    }

    /// It may also hit mails of the scene before, which nobody has waited for.
    void beforeStrike(Fault fault) {
        if (mayRepeat(fault)) {
            mails.replaceAll((clientId, expected) -> latest.contains(clientId) || count(clientId) == 0
                    ? new Expected(expected.isDue(), true)
                    : expected);
        }
    }

    private static boolean mayRepeat(Fault fault) {
        return fault.isOfRedis() || fault.kills() > 0;
    }

    /// Holds the notifications against the messages of a scene.
    List<Violation> check(Scene scene, Fault fault) {
        wasClockWrong |= fault == Fault.CLOCK_WRONG;
        var all = notifications();
        var violations = new ArrayList<Violation>();
        var mentions = scene.history().sent(Writer::isMention);
        latest = Set.copyOf(mentions.values());
        mentions.forEach((message, clientId) -> {
            mails.put(clientId, new Expected(!wasClockWrong, mayRepeat(fault)));
            var count = all.stream().filter(message::equals).count();
            if (count != 1) {
                violations.add(new Violation(
                        count == 0 ? Kind.LOST : Kind.REPEATED,
                        "the message %s gave %d notifications".formatted(clientId, count)));
            }
        });
        return violations;
    }

    /// The messages that they are about.
    private List<String> notifications() {
        var bystander = crew.members().getLast();
        var found = new ArrayList<String>();
        for (Optional<String> after = Optional.of(""); after.isPresent(); ) {
            var variables = after.get().isEmpty() ? Map.<String, String>of() : Map.of("after", after.get());
            var answer = bystander.ask(cluster.node(0), Documents.NOTIFICATIONS, variables);
            if (answer != null && answer.codes().contains("UNAUTHENTICATED")) {
                // They have signed in again.
                continue;
            }
            if (answer == null || !answer.codes().isEmpty()) {
                throw new IllegalStateException("The notifications can't be read: " + answer);
            }
            var page = answer.data("viewer.notifications");
            page.path("nodes").forEach(node -> found.add(node.at("/link/id").asString("")));
            after = next(page.path("pageInfo"));
        }
        return found;
    }

    private static Optional<String> next(JsonNode page) {
        return page.path("hasNextPage").asBoolean()
                ? Optional.of(page.path("endCursor").asString())
                : Optional.empty();
    }

    /// Holds the mails against the messages of all scenes so far. Waits for those that are on their way.
    List<Violation> checkMails() {
        try {
            Awaitility.await()
                    .atMost(MAIL_PATIENCE)
                    .until(() -> mails.entrySet().stream()
                            .allMatch(mail -> !mail.getValue().isDue() || count(mail.getKey()) > 0));
        } catch (ConditionTimeoutException e) {
            // What is missing is told below.
        }
        var violations = new ArrayList<Violation>();
        mails.forEach((clientId, expected) -> {
            var count = count(clientId);
            if ((count == 0 && expected.isDue()) || (count > 1 && !expected.mayRepeat())) {
                violations.add(new Violation(
                        count == 0 ? Kind.LOST : Kind.REPEATED,
                        "the message %s gave %d mails".formatted(clientId, count)));
            }
        });
        return violations;
    }

    private long count(String clientId) {
        return crew.mails().stream()
                .filter(mail -> mail.text().contains(clientId + " "))
                .count();
    }
}
