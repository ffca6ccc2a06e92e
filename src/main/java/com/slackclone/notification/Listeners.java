package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Listening;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Takes those to be there who have a stream of their notifications open, on whatever device.
@Component
class Listeners implements Whereabouts {

    private final Listening listening;

    Listeners(Listening listening) {
        this.listening = listening;
    }

    @Override
    public Set<UserId> online(Collection<UserId> people) {
        var topics = people.stream().collect(Collectors.toMap(NotificationEvents::topic, user -> user));
        return listening.heard(topics.keySet()).stream().map(topics::get).collect(Collectors.toSet());
    }
}
