package com.slackclone.presence;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.presence.WatchedWorkspace.Watcher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedWorkspaceTest {

    private static final UserId ADA = UserId.next();
    private static final UserId BOB = UserId.next();

    private final List<List<UserId>> reads = new ArrayList<>();
    private final List<Presence> told = new ArrayList<>();
    private final WatchedWorkspace workspace = new WatchedWorkspace((users, _) -> reads.add(users));

    @Test
    void readsWhoIsWatchedOnceItListensAndNobodyTwice() {
        workspace.enter(new Watcher(List.of(ADA), told::add));
        assertThat(reads).as("what came before it listens would be lost").isEmpty();
        workspace.onSubscribed();
        workspace.loaded(Instant.ofEpochMilli(5), List.of(online(ADA)));

        workspace.enter(new Watcher(List.of(ADA, BOB), told::add));

        assertThat(reads).containsExactly(List.of(ADA), List.of(BOB));
        assertThat(told).as("whom the node knows is told at once").containsExactly(online(ADA), online(ADA));
    }

    @Test
    void tellsWhatIsNewToThoseWhoWatch() {
        var others = new ArrayList<Presence>();
        workspace.enter(new Watcher(List.of(ADA), told::add));
        workspace.enter(new Watcher(List.of(BOB), others::add));

        workspace.onSignal("7\n" + line(ADA, "ONLINE 5 "));
        workspace.onSignal("8\n" + line(ADA, "ONLINE 6 ") + "\n" + line(BOB, "AWAY 6 In a tram"));
        workspace.onSignal("9\n" + line(UserId.next(), "ONLINE 5 "));

        assertThat(told).containsExactly(new Presence(ADA, PresenceStatus.ONLINE, null, Instant.ofEpochMilli(5)));
        assertThat(others)
                .containsExactly(new Presence(BOB, PresenceStatus.AWAY, "In a tram", Instant.ofEpochMilli(6)));
    }

    @Test
    void doesNotGoBackInTime() {
        workspace.enter(new Watcher(List.of(ADA), told::add));
        workspace.onSubscribed();
        workspace.onSignal("7\n" + line(ADA, "OFFLINE 5 "));

        workspace.loaded(Instant.ofEpochMilli(6), List.of(online(ADA)));

        assertThat(told).extracting(Presence::status).containsExactly(PresenceStatus.OFFLINE);
    }

    @Test
    void readsAllAgainWhereSomethingMayHaveBeenMissed() {
        var watcher = new Watcher(List.of(ADA), told::add);
        workspace.enter(watcher);
        workspace.onSubscribed();
        workspace.loaded(Instant.ofEpochMilli(5), List.of(online(ADA)));
        workspace.onSubscribed();
        workspace.loaded(Instant.ofEpochMilli(6), List.of(online(ADA)));
        workspace.loaded(Instant.ofEpochMilli(7), List.of(Presence.offline(ADA)));

        assertThat(reads).hasSize(2);
        assertThat(told).containsExactly(online(ADA), Presence.offline(ADA));
        workspace.leave(watcher);
        assertThat(workspace.isEmpty()).isTrue();
    }

    private static Presence online(UserId user) {
        return new Presence(user, PresenceStatus.ONLINE, null, Instant.EPOCH);
    }

    private static String line(UserId user, String rest) {
        return user.uuid() + " " + rest;
    }
}
