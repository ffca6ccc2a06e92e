package com.slackclone.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Says how notifications read: by what they are about as it stands now, and only as far as the person whose they
/// are may see it.
@Component
class NotificationViews {

    private final MessageViews messages;
    private final InviteViews invites;

    NotificationViews(MessageViews messages, InviteViews invites) {
        this.messages = messages;
        this.invites = invites;
    }

    /// For each 100 about messages a call for these and one for their rooms, where the node knows the people and who
    /// is in the rooms.
    Map<Notification, Shown> of(Collection<Notification> notifications) {
        var parts = notifications.stream()
                .distinct()
                .collect(Collectors.groupingBy(one -> one.type() == NotificationType.INVITE));
        var shown = new HashMap<Notification, Shown>();
        shown.putAll(invites.of(parts.getOrDefault(true, List.of())));
        shown.putAll(messages.of(parts.getOrDefault(false, List.of())));
        return shown;
    }
}
