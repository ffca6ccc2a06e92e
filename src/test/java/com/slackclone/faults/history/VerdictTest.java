package com.slackclone.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.faults.history.Change.Delete;
import com.slackclone.faults.history.Change.Edit;
import com.slackclone.faults.history.Change.React;
import com.slackclone.faults.history.Change.Read;
import com.slackclone.faults.history.Change.Send;
import com.slackclone.faults.history.Entry.Attempted;
import com.slackclone.faults.history.Entry.Closed;
import com.slackclone.faults.history.Entry.Fetched;
import com.slackclone.faults.history.Entry.Opened;
import com.slackclone.faults.history.Entry.Told;
import com.slackclone.faults.history.Outcome.Acknowledged;
import com.slackclone.faults.history.Outcome.Refused;
import com.slackclone.faults.history.Outcome.Unknown;
import com.slackclone.faults.history.Violation.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A checker that finds nothing would prove nothing.
class VerdictTest {

    private static final String ANN = "ann";
    private static final String EAR = "ear";
    private static final String EYE = "eye";

    private final History history = new History();
    private final List<Shown> room = new ArrayList<>();
    private final Map<String, Long> read = new java.util.HashMap<>();
    private int clock;

    @Test
    void whatIsKeptPasses() {
        open(EAR, "a", false);
        open(EYE, "a", false);
        send("c1", 1);
        send("c2", 2);
        acknowledge(new Edit("m1", "c1 edited"), "m1", 2);
        acknowledge(new React("m2", "👍", true), "m2", 2);
        acknowledge(new Delete("m2"), "m2", 3);
        acknowledge(new Read(2), "", 0, 2);
        var first = message(1, "c1", 1);
        var edited = message(1, "c1 edited", 2);
        var second = message(2, "c2", 1);
        var liked = new Shown("m2", 2, "c2", false, 2, Set.of("👍"));
        var gone = new Shown("m2", 2, "", true, 3, Set.of());
        for (var who : List.of(EAR, EYE)) {
            tell(who, "a", 1, "content", first);
            tell(who, "a", 2, "content", second);
            history.add(new Closed(who, "1006"));
            open(who, "a", true);
            tell(who, "a", 3, "content", edited);
            tell(who, "a", 4, "reaction 👍", liked);
            tell(who, "a", 5, "content", gone);
        }
        room.addAll(List.of(edited, gone));
        read.put(ANN, 2L);

        var verdict = verdict();

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.acknowledged()).isEqualTo(6);
        assertThat(verdict.events()).isEqualTo(10);
        assertThat(verdict.resumed()).isEqualTo(2);
        assertThat(verdict.anew()).isEqualTo(2);
        assertThat(verdict.silence()).isPositive().isLessThan(Duration.ofMillis(1));
    }

    @Test
    void findsAMessageThatIsLost() {
        send("c1", 1);
        send("c2", 2);
        room.add(message(1, "c1", 1));

        finds(Kind.LOST, "c2");
    }

    @Test
    void findsANumberThatIsMissing() {
        room.addAll(List.of(message(1, "c1", 1), message(3, "c3", 1)));

        finds(Kind.LOST, "between 1 and 3");
    }

    @Test
    void findsMessagesOutOfOrder() {
        room.addAll(List.of(message(1, "c1", 1), message(3, "c3", 1), message(2, "c2", 1)));

        assertThat(verdict().count(Kind.REORDERED)).isOne();
    }

    @Test
    void findsAMessageThatWasSentTwice() {
        send("c1", 1);
        room.addAll(List.of(message(1, "c1", 1), message(2, "c1", 1)));

        finds(Kind.REPEATED, "c1");
    }

    @Test
    void findsARetryThatWasAnsweredWithAnother() {
        send("c1", 1);
        history.add(new Attempted(ANN, "n", new Send("c1", "c1"), true, new Acknowledged("m2", 2, 1), clock++));
        room.addAll(List.of(message(1, "c1", 1), message(2, "x", 1)));

        finds(Kind.REPEATED, "answered with");
    }

    @Test
    void findsAnEditThatIsLost() {
        send("c1", 1);
        acknowledge(new Edit("m1", "c1 edited"), "m1", 2);
        room.add(message(1, "c1", 2));

        finds(Kind.LOST, "c1 edited");
    }

    @Test
    void anEditOfUnknownOutcomeMayHaveBeenDoneOrNot() {
        send("c1", 1);
        send("c2", 2);
        for (var id : List.of("m1", "m2")) {
            history.add(new Attempted(ANN, "n", new Edit(id, "edited"), false, new Unknown("no answer"), clock++));
        }
        room.addAll(List.of(message(1, "edited", 2), message(2, "c2", 1)));

        assertThat(verdict().violations()).isEmpty();
        assertThat(verdict().unknown()).containsEntry("no answer", 2L);
    }

    @Test
    void findsARefusedEditThatWasDone() {
        send("c1", 1);
        history.add(new Attempted(ANN, "n", new Edit("m1", "edited"), false, new Refused("CONFLICT"), clock++));
        room.add(message(1, "edited", 2));

        finds(Kind.LOST, "edited");
        assertThat(verdict().refused()).containsEntry("CONFLICT", 1L);
    }

    @Test
    void findsADeletedMessageThatIsBack() {
        send("c1", 1);
        acknowledge(new Delete("m1"), "m1", 2);
        room.add(message(1, "c1", 3));

        finds(Kind.LOST, "(deleted)");
    }

    @Test
    void findsAReactionThatIsLostOrBack() {
        send("c1", 1);
        send("c2", 2);
        acknowledge(new React("m1", "👍", true), "m1", 2);
        acknowledge(new React("m2", "👍", true), "m2", 2);
        acknowledge(new React("m2", "👍", false), "m2", 3);
        room.addAll(List.of(message(1, "c1", 2), new Shown("m2", 2, "c2", false, 3, Set.of("👍"))));

        assertThat(verdict().count(Kind.LOST)).isEqualTo(2);
    }

    @Test
    void findsAMarkerThatWentBack() {
        acknowledge(new Read(7), "", 0, 7);
        read.put(ANN, 5L);

        finds(Kind.LOST, "had read up to 7");
    }

    @Test
    void findsWhatASubscriberWasNeverTold() {
        open(EAR, "a", false);
        send("c1", 1);
        send("c2", 2);
        tell(EAR, "a", 1, "content", message(1, "c1", 1));
        room.addAll(List.of(message(1, "c1", 1), message(2, "c2", 1)));

        finds(Kind.LOST, "never saw number 2");
        finds(Kind.LOST, "never told");
    }

    /// Though a later event of another part shows the message as it is.
    @Test
    void findsAnEventThatIsMissingThoughTheStateIsRight() {
        open(EAR, "a", false);
        send("c1", 1);
        acknowledge(new Edit("m1", "c1 edited"), "m1", 2);
        acknowledge(new React("m1", "👍", true), "m1", 3);
        var liked = new Shown("m1", 1, "c1 edited", false, 3, Set.of("👍"));
        tell(EAR, "a", 1, "content", message(1, "c1", 1));
        tell(EAR, "a", 3, "reaction 👍", liked);
        room.add(liked);

        finds(Kind.LOST, "Edit");
    }

    @Test
    void whatALaterEventOfTheSamePartHasOvertakenNeedNotBeTold() {
        open(EAR, "a", false);
        send("c1", 1);
        acknowledge(new Edit("m1", "c1 edited"), "m1", 2);
        tell(EAR, "a", 2, "content", message(1, "c1 edited", 2));
        room.add(message(1, "c1 edited", 2));

        assertThat(verdict().violations()).isEmpty();
    }

    @Test
    void whatWasFetchedNeedNotBeTold() {
        open(EAR, "a", false);
        send("c1", 1);
        open(EAR, "b", false);
        history.add(new Fetched(EAR, List.of(message(1, "c1", 1))));
        room.add(message(1, "c1", 1));

        assertThat(verdict().violations()).isEmpty();
    }

    @Test
    void whatWasFetchedIsNotSilence() {
        open(EAR, "a", false);
        send("c1", 1);
        open(EAR, "b", false);
        history.add(new Fetched(EAR, List.of(message(1, "c1", 1))));
        clock += 1_000_000;
        acknowledge(new Edit("m1", "c1 edited"), "m1", 2);
        tell(EAR, "b", 1, "content", message(1, "c1 edited", 2));
        room.add(message(1, "c1 edited", 2));

        assertThat(verdict().violations()).isEmpty();
        assertThat(verdict().silence()).isLessThan(Duration.ofNanos(10));
    }

    @Test
    void findsWhatWasToldAgainToOneWhoResumed() {
        open(EAR, "a", false);
        send("c1", 1);
        tell(EAR, "a", 1, "content", message(1, "c1", 1));
        open(EAR, "a", true);
        tell(EAR, "a", 1, "content", message(1, "c1", 1));
        room.add(message(1, "c1", 1));

        finds(Kind.REPEATED, "again");
    }

    @Test
    void behindABeginningItMayBeToldAgain() {
        open(EAR, "a", false);
        send("c1", 1);
        tell(EAR, "a", 1, "content", message(1, "c1", 1));
        open(EAR, "b", false);
        tell(EAR, "b", 1, "content", message(1, "c1", 1));
        room.add(message(1, "c1", 1));

        assertThat(verdict().violations()).isEmpty();
    }

    @Test
    void findsTwoWhoWereToldInDifferentOrders() {
        open(EAR, "a", false);
        open(EYE, "a", false);
        send("c1", 1);
        send("c2", 2);
        tell(EAR, "a", 1, "content", message(1, "c1", 1));
        tell(EAR, "a", 2, "content", message(2, "c2", 1));
        tell(EYE, "a", 2, "content", message(2, "c2", 1));
        tell(EYE, "a", 1, "content", message(1, "c1", 1));
        room.addAll(List.of(message(1, "c1", 1), message(2, "c2", 1)));

        finds(Kind.REORDERED, "different places");
    }

    @Test
    void findsASubscriberWhoShowsSomethingElse() {
        open(EAR, "a", false);
        send("c1", 1);
        tell(EAR, "a", 1, "content", message(1, "c1 wrong", 1));
        tell(EAR, "a", 2, "content", message(9, "c9", 1));
        room.add(message(1, "c1", 1));

        finds(Kind.DIVERGENT, "c1 wrong");
        finds(Kind.DIVERGENT, "not there");
    }

    private void finds(Kind kind, String words) {
        assertThat(verdict().violations())
                .anyMatch(violation ->
                        violation.kind() == kind && violation.what().contains(words));
    }

    private Verdict verdict() {
        return Verdict.of(history, new ReadBack(room, read));
    }

    private static Shown message(long seq, String content, long version) {
        return new Shown("m" + seq, seq, content, false, version, Set.of());
    }

    private void send(String clientId, long seq) {
        acknowledge(new Send(clientId, clientId), "m" + seq, 1, seq);
    }

    private void acknowledge(Change change, String message, long version) {
        acknowledge(change, message, version, 0);
    }

    private void acknowledge(Change change, String message, long version, long seq) {
        history.add(new Attempted(ANN, "n", change, false, new Acknowledged(message, seq, version), clock++));
    }

    private void open(String subscriber, String life, boolean resumed) {
        history.add(new Opened(subscriber, "n", resumed, cursor(life, 0)));
    }

    private void tell(String subscriber, String life, int offset, String part, Shown message) {
        var id = message.id() + "." + part + "." + message.version();
        history.add(new Told(subscriber, id, cursor(life, offset), part, message, clock++));
    }

    private static String cursor(String life, int offset) {
        var text = life + "." + offset + ".0";
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
