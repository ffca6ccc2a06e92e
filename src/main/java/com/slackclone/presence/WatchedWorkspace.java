package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Signals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What this node knows of those people of a workspace whom somebody here watches. All of it happens on the worker
/// of the workspace's channel. A change is looked up by its person, and handed to those who watch them.
final class WatchedWorkspace implements Signals.Listener {

    /// Somebody who watches people of the workspace. Equal only to itself.
    static final class Watcher {

        private final List<UserId> users;
        private final Consumer<Presence> told;

        /// @param users each of them once
        Watcher(List<UserId> users, Consumer<Presence> told) {
            this.users = users;
            this.told = told;
        }
    }

    private static final class Watched {

        private final Set<Watcher> watchers = new LinkedHashSet<>();
        /// Null until it is read.
        private @Nullable Presence last;

        private Instant at = Instant.EPOCH;
    }

    private final Map<UserId, Watched> people = new HashMap<>();
    private final BiConsumer<List<UserId>, Boolean> read;
    private boolean isSubscribed;

    /// @param read asks Redis how people are shown, and hands it to [#loaded]; whether it may take a while
    WatchedWorkspace(BiConsumer<List<UserId>, Boolean> read) {
        this.read = read;
    }

    void enter(Watcher watcher) {
        var unknown = new ArrayList<UserId>();
        for (var user : watcher.users) {
            var watched = people.computeIfAbsent(user, _ -> new Watched());
            watched.watchers.add(watcher);
            if (watched.last == null) {
                unknown.add(user);
            } else {
                watcher.told.accept(watched.last);
            }
        }
        if (isSubscribed && !unknown.isEmpty()) {
            read.accept(unknown, false);
        }
    }

    void leave(Watcher watcher) {
        for (var user : watcher.users) {
            people.computeIfPresent(user, (_, watched) -> {
                watched.watchers.remove(watcher);
                return watched.watchers.isEmpty() ? null : watched;
            });
        }
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    /// If Redis has forgotten everybody, the nodes tell it at once who is here; that is waited for.
    @Override
    public void onSubscribed() {
        if (!people.isEmpty()) {
            read.accept(List.copyOf(people.keySet()), isSubscribed);
        }
        isSubscribed = true;
    }

    @Override
    public void onSignal(String text) {
        var signal = PresenceSignal.parse(text);
        loaded(signal.at(), signal.changed());
    }

    /// @param at when it was so, by the clock of Redis
    void loaded(Instant at, List<Presence> presences) {
        for (var presence : presences) {
            var watched = people.get(presence.userId());
            if (watched != null && !at.isBefore(watched.at)) {
                watched.at = at;
                show(watched, presence);
            }
        }
    }

    private static void show(Watched watched, Presence presence) {
        var before = watched.last;
        watched.last = presence;
        if (before == null || !isShownAs(before, presence)) {
            watched.watchers.forEach(watcher -> watcher.told.accept(presence));
        }
    }

    private static boolean isShownAs(Presence before, Presence now) {
        return before.status() == now.status() && Objects.equals(before.statusMessage(), now.statusMessage());
    }
}
