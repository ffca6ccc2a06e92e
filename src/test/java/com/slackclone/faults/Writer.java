package com.slackclone.faults;

import com.slackclone.faults.history.Change;
import com.slackclone.faults.history.Change.Delete;
import com.slackclone.faults.history.Change.Edit;
import com.slackclone.faults.history.Change.React;
import com.slackclone.faults.history.Change.Read;
import com.slackclone.faults.history.Change.Send;
import com.slackclone.faults.history.Entry.Attempted;
import com.slackclone.faults.history.Outcome;
import com.slackclone.faults.history.Outcome.Acknowledged;
import com.slackclone.faults.history.Outcome.Refused;
import com.slackclone.faults.history.Outcome.Unknown;
import com.slackclone.testing.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who changes a room, one thing after the other. What is not answered is tried again, at another node,
/// with the same id, until it is.
final class Writer implements Runnable {

    /// What says that it may be tried again. `INTERNAL` does not say so: it is a bug, and tests look for it.
    private static final Set<String> AGAIN = Set.of("UNAVAILABLE", "RATE_LIMITED", "UNAUTHENTICATED", "INTERNAL");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String MENTION = "<@";
    private static final int MENTION_EVERY = 5;
    private static final int PAUSE_MILLIS = 60;
    private static final int HOP_ONE_OF = 8;
    private static final int RETRY_MILLIS = 150;
    private static final List<String> EMOJIS = List.of("👍", "🎉", "🚀", "👀", "🙏", "🔥");

    /// A message of one's own.
    private record Own(String id, String clientId, boolean isMentioning) {}

    private final Scene scene;
    private final Member member;
    private final int number;
    private final Random random;
    private final List<Own> own = new ArrayList<>();
    private final List<String> liked = new ArrayList<>();
    private int node;
    private int sent;
    private int edited;
    private long lastSeq;

    Writer(Scene scene, int number, long seed) {
        this.scene = scene;
        this.member = scene.crew().members().get(number);
        this.number = number;
        this.random = new Random(seed);
        this.node = number;
    }

    @Override
    public void run() {
        while (!scene.isOver()) {
            if (random.nextInt(HOP_ONE_OF) == 0) {
                node++;
            }
            make(next());
            pause(PAUSE_MILLIS);
        }
    }

    private Change next() {
        var dice = random.nextInt(100);
        if (dice < 15 && !own.isEmpty()) {
            var message = any(own);
            if (!message.isMentioning()) {
                return new Edit(message.id(), message.clientId() + " edited " + ++edited);
            }
        } else if (dice < 20 && own.size() > 3) {
            var message = any(own);
            if (!message.isMentioning()) {
                own.remove(message);
                return new Delete(message.id());
            }
        } else if (dice < 38) {
            var message = scene.anyMessage(random);
            if (message.isPresent()) {
                return react(message.get());
            }
        } else if (dice < 45 && lastSeq > 0) {
            return new Read(lastSeq);
        }
        return send();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Send send() {
        var clientId = scene.name() + "-" + member.name() + "-" + ++sent;
        var words = sent % MENTION_EVERY == 0 ? MENTION + scene.bystander().id() + ">" : "hello";
        return new Send(clientId, clientId + " " + words);
    }

    /// Whether it mentions the bystander. Such a message is left as it is.
    static boolean isMention(String content) {
        return content.contains(MENTION);
    }

    private React react(String message) {
        return new React(message, EMOJIS.get(number), !liked.contains(message));
    }

    /// Until it is known what came of it.
    private void make(Change change) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var isRetry = false;
        while (System.nanoTime() - end < 0) {
            var asked = scene.cluster().node(node);
            var outcome = outcome(change, member.ask(asked, document(change), variables(change)));
            scene.history()
                    .add(new Attempted(member.name(), asked.name(), change, isRetry, outcome, System.nanoTime()));
            switch (outcome) {
                case Acknowledged done -> {
                    note(change, done);
                    return;
                }
                case Refused _ -> {
                    return;
                }
                case Unknown _ -> {
                    isRetry = true;
                    node++;
                    pause(RETRY_MILLIS);
                }
            }
        }
    }

    private void note(Change change, Acknowledged done) {
        lastSeq = Math.max(lastSeq, done.seq());
        if (change instanceof Send send) {
            own.add(new Own(done.message(), send.clientId(), isMention(send.content())));
            scene.add(done.message());
        } else if (change instanceof React(var message, var _, var isThere)) {
            liked.remove(message);
            if (isThere) {
                liked.add(message);
            }
        }
    }

    private static String document(Change change) {
        return switch (change) {
            case Send _ -> Documents.SEND;
            case Edit _ -> Documents.EDIT;
            case Delete _ -> Documents.DELETE;
            case React react -> react.isThere() ? Documents.REACT : Documents.TAKE_BACK;
            case Read _ -> Documents.READ;
        };
    }

    private Map<String, ?> variables(Change change) {
        return switch (change) {
            case Send(var clientId, var content) ->
                Map.of("room", scene.room(), "content", content, "clientId", clientId);
            case Edit(var message, var content) -> Map.of("id", message, "content", content);
            case Delete(var message) -> Map.of("id", message);
            case React(var message, var emoji, var _) -> Map.of("id", message, "emoji", emoji);
            case Read(var seq) -> Map.of("room", scene.room(), "seq", seq);
        };
    }

    private static Outcome outcome(Change change, @Nullable Answer answer) {
        if (answer == null) {
            return new Unknown("no answer");
        }
        if (!answer.codes().isEmpty()) {
            var code = answer.codes().getFirst();
            return AGAIN.contains(code) ? new Unknown(code) : new Refused(code);
        }
        var payload = answer.body().path("data").valueStream().findFirst();
        if (payload.isEmpty()) {
            return new Unknown("status " + answer.status());
        }
        if (change instanceof Read) {
            return new Acknowledged(
                    "", payload.get().at("/room/viewerLastReadSeq").asLong(), 0);
        }
        var message = payload.get().path("message");
        return new Acknowledged(
                message.path("id").asString(),
                message.path("seq").asLong(),
                message.path("version").asLong());
    }

    private void pause(int most) {
        try {
            Thread.sleep(random.nextInt(most));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
