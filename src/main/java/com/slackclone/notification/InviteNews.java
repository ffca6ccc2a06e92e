package com.slackclone.notification;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.notification.DueInviteTable.DueInvites;
import com.slackclone.platform.schedule.ScheduledJob;
import com.slackclone.workspace.Invite;
import com.slackclone.workspace.InviteLookup;
import com.slackclone.workspace.Members;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Tells those of invitations who have an account already. It may be done twice: the notification is the same.
@Component
class InviteNews {

    private static final Logger log = LoggerFactory.getLogger(InviteNews.class);
    private static final int READ = 100;

    /// Time to accept the invitation from its mail, which comes at once: then there is nothing to tell.
    private static final Duration DELAY = Duration.ofSeconds(30);

    private final DueInviteTable due;
    private final InviteLookup invites;
    private final Members members;
    private final Users users;
    private final Notifier notifier;
    private final Clock clock;

    InviteNews(DueInviteTable due, InviteLookup invites, Members members, Users users, Notifier notifier, Clock clock) {
        this.due = due;
        this.invites = invites;
        this.members = members;
        this.users = users;
        this.notifier = notifier;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        ScheduledJob inviteNotifications(InviteNews news) {
            return new ScheduledJob(
                    "invite-notifications", "*/5 * * * * *", Duration.ofSeconds(2), Duration.ofMinutes(1), news::go);
        }
    }

    void go() {
        go(clock.instant());
    }

    /// Tells of those that were sent some time before.
    void go(Instant now) {
        var isMore = true;
        while (isMore) {
            var read = due.first(READ);
            var ripe = read.stream()
                    .filter(some -> !some.sentAt().plus(DELAY).isAfter(now))
                    .toList();
            var failed = ripe.stream().filter(some -> !isTold(some)).count();
            isMore = ripe.size() == READ && failed == 0;
        }
    }

    /// What fails is tried again in the next round.
    private boolean isTold(DueInvites some) {
        try {
            some.invites().forEach(id -> invites.findOpen(id).ifPresent(this::tell));
            due.delete(some).run();
            return true;
        } catch (RuntimeException e) {
            log.warn("Notifications of {} wait", some.invites().getFirst(), e);
            return false;
        }
    }

    private void tell(Invite invite) {
        var user = users.findByEmail(invite.email()).map(User::id);
        user.filter(id -> members.find(id, invite.id().workspace()).isEmpty()).ifPresent(id -> tell(invite, id));
    }

    private void tell(Invite invite, UserId user) {
        var news = new News(
                Cause.invited(invite), NotificationType.INVITE, invite.id().global(), invite.invitedById(), null);
        notifier.tell(news, List.of(user));
    }
}
