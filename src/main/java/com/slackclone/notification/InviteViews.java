package com.slackclone.notification;

import com.slackclone.account.Users;
import com.slackclone.workspace.InviteId;
import com.slackclone.workspace.InviteLookup;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Says how notifications of invitations read. Whose they are may see them: the invitation was to their address.
@Component
class InviteViews {

    private final InviteLookup invites;
    private final Users users;

    InviteViews(InviteLookup invites, Users users) {
        this.invites = invites;
        this.users = users;
    }

    Map<Notification, Shown> of(Collection<Notification> notifications) {
        var found = invites.findAll(
                notifications.stream().map(one -> InviteId.parse(one.link())).collect(Collectors.toSet()));
        var actors =
                users.findAll(notifications.stream().map(Notification::actorId).collect(Collectors.toSet()));
        var shown = new HashMap<Notification, Shown>();
        for (var one : notifications) {
            var actor = Optional.ofNullable(actors.get(one.actorId()));
            shown.put(
                    one,
                    Optional.ofNullable(found.get(InviteId.parse(one.link())))
                            .map(there -> NotificationText.ofInvite(there, actor))
                            .orElse(Shown.HIDDEN));
        }
        return shown;
    }
}
