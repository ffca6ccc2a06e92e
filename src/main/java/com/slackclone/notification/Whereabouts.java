package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.presence.Presence;
import com.slackclone.presence.PresenceStatus;
import com.slackclone.presence.Presences;
import com.slackclone.realtime.Listening;
import com.slackclone.workspace.WorkspaceId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says who is there to see a notification at once: who is shown as online in the workspace that it is about. An
/// invitation is about one that its person is not in; those see it who have a stream of their notifications open.
@Component
class Whereabouts {

    private final Presences presences;
    private final Listening listening;

    Whereabouts(Presences presences, Listening listening) {
        this.presences = presences;
        this.listening = listening;
    }

    /// Those of the people who are. One call of Redis.
    ///
    /// @param workspace that it is about; null for an invitation
    /// @throws io.lettuce.core.RedisException when nobody can say
    Set<UserId> online(@Nullable WorkspaceId workspace, Collection<UserId> people) {
        return workspace == null ? listeners(people) : online(presences.of(workspace, List.copyOf(people)));
    }

    private static Set<UserId> online(Collection<Presence> people) {
        return people.stream()
                .filter(person -> person.status() == PresenceStatus.ONLINE)
                .map(Presence::userId)
                .collect(Collectors.toSet());
    }

    private Set<UserId> listeners(Collection<UserId> people) {
        var topics = people.stream().collect(Collectors.toMap(NotificationEvents::topic, user -> user));
        return listening.heard(topics.keySet()).stream().map(topics::get).collect(Collectors.toSet());
    }
}
