package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Signals;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What this node knows of who types in a room that somebody here looks at. All of it happens on the worker of
/// the room's channel.
final class TypingRoom implements Signals.Listener {

    /// Somebody who looks.
    ///
    /// @param viewer of whom they hear nothing
    /// @param where the UUID of the thread, or [TypingStore#ROOM]
    record Onlooker(UserId viewer, String where, Consumer<TypingChange> told) {

        private void tell(UserId user, Typing typing, boolean isTyping, Instant at) {
            if (!viewer.equals(user) && where.equals(typing.where())) {
                told.accept(new TypingChange(user, isTyping, at));
            }
        }
    }

    /// @param endsAt unless it is told again
    private record Typing(String where, Instant endsAt) {}

    private final Executor worker;
    private final Clock clock;
    private final Consumer<TypingRoom> reload;
    private final Set<Onlooker> onlookers = new LinkedHashSet<>();
    private final Map<UserId, Typing> typists = new HashMap<>();

    /// Of whom was heard since the state was asked for.
    private final Set<UserId> heard = new HashSet<>();

    /// @param reload asks Redis who types, and hands it to [#loaded]
    TypingRoom(Executor worker, Clock clock, Consumer<TypingRoom> reload) {
        this.worker = worker;
        this.clock = clock;
        this.reload = reload;
    }

    void enter(Onlooker onlooker) {
        onlookers.add(onlooker);
        typists.forEach((user, typing) -> onlooker.tell(user, typing, true, typing.endsAt()));
    }

    void leave(Onlooker onlooker) {
        onlookers.remove(onlooker);
    }

    boolean isEmpty() {
        return onlookers.isEmpty();
    }

    @Override
    public void onSubscribed() {
        heard.clear();
        reload.accept(this);
    }

    /// Who typed when Redis was asked. Who stopped unheard before is not among them, and ends by itself.
    void loaded(List<TypingSignal> there) {
        there.stream()
                .filter(signal -> !heard.contains(new UserId(signal.user())))
                .forEach(this::take);
    }

    @Override
    public void onSignal(String text) {
        var signal = TypingSignal.parse(text);
        heard.add(new UserId(signal.user()));
        take(signal);
    }

    private void take(TypingSignal signal) {
        var user = new UserId(signal.user());
        if (signal.isTyping()) {
            start(user, signal);
        } else {
            var known = typists.get(user);
            if (known != null && known.where().equals(signal.where())) {
                end(user, known);
            }
        }
    }

    private void start(UserId user, TypingSignal signal) {
        var typing = new Typing(signal.where(), clock.instant().plus(signal.left()));
        typists.put(user, typing);
        onlookers.forEach(onlooker -> onlooker.tell(user, typing, true, typing.endsAt()));
        CompletableFuture.delayedExecutor(signal.left().toMillis(), TimeUnit.MILLISECONDS, worker)
                .execute(() -> end(user, typing));
    }

    /// Unless it was told again meanwhile.
    private void end(UserId user, Typing typing) {
        if (typists.remove(user, typing)) {
            var now = clock.instant();
            onlookers.forEach(onlooker -> onlooker.tell(user, typing, false, now));
        }
    }
}
