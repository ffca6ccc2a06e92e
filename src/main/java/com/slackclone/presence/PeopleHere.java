package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.realtime.ConnectionEvent;
import com.slackclone.realtime.ConnectionEvent.Closed;
import com.slackclone.realtime.ConnectionEvent.Opened;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The people who are connected to this node, or do something through it. Nothing here waits.
@Component
class PeopleHere {

    private final Map<UserId, PersonHere> people = new ConcurrentHashMap<>();
    private final Duration kept;
    private final PeoplesWorkspaces workspaces;

    PeopleHere(PresenceProperties properties, PeoplesWorkspaces workspaces) {
        // Until it was noticed that the lease has run out.
        this.kept = properties.lease().plus(properties.heartbeat().multipliedBy(2));
        this.workspaces = workspaces;
    }

    @EventListener
    void on(ConnectionEvent event) {
        var now = System.nanoTime();
        var user = UserId.parse(event.identity().user());
        switch (event) {
            case Opened _ -> {
                change(user, person -> person.opened(now));
                workspaces.expect(user);
            }
            case Closed _ -> change(user, person -> person.closed(now));
        }
    }

    /// They have done something.
    void active(UserId user) {
        var now = System.nanoTime();
        change(user, person -> person.active(now));
    }

    private void change(UserId user, UnaryOperator<PersonHere> change) {
        people.compute(user, (_, known) -> change.apply(known == null ? PersonHere.seen(System.nanoTime()) : known));
    }

    /// As they are now; without those of whom nothing matters any more.
    Map<UserId, PersonHere> all() {
        var now = System.nanoTime();
        people.values().removeIf(person -> person.isOver(now, kept));
        return Map.copyOf(people);
    }
}
