package com.slackclone.notification;

import com.slackclone.account.Users;
import com.slackclone.notification.DueMailTable.DueMail;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.mail.Mailer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Sends the mails that are due.
@Component
class NotificationMails {

    /// What a transaction can delete, and half of what it can move.
    private static final int DELETED = 100;

    private static final int MOVED = 50;

    private final DueMailTable due;
    private final Missed missed;
    private final MailText text;
    private final Users users;
    private final Mailer mailer;
    private final Clock clock;

    NotificationMails(DueMailTable due, Missed missed, MailText text, Users users, Mailer mailer, Clock clock) {
        this.due = due;
        this.missed = missed;
        this.text = text;
        this.users = users;
        this.mailer = mailer;
        this.clock = clock;
    }

    /// One mail about all of them, if there is still reason to. Afterwards they are not due any more, or later, for
    /// one who is not to be disturbed now.
    ///
    /// @param group of one person and one time
    void send(List<DueMail> group) {
        var first = group.getFirst();
        var settings = missed.settings(first.user());
        var later = settings.preferences().doNotDisturb().endAt(clock.instant(), settings.zone());
        if (later.isPresent() && later.get().isAfter(first.due())) {
            postpone(group, later.get());
            return;
        }
        var user = users.find(first.user());
        var lines = missed.of(settings, group);
        if (user.isPresent() && !lines.isEmpty()) {
            mailer.send(id(group), text.mail(user.get(), lines));
        }
        for (var start = 0; start < group.size(); start += DELETED) {
            Transaction.run(group.subList(start, Math.min(start + DELETED, group.size())).stream()
                    .map(due::delete)
                    .toList());
        }
    }

    /// The same each time that the group is sent, and another as soon as it is not the same group: what has become
    /// due to the same time behind a mail whose group could not be deleted is not in that mail.
    private static String id(List<DueMail> group) {
        var first = group.getFirst();
        var all =
                group.stream().map(one -> one.notification().uuid().toString()).collect(Collectors.joining());
        return "notifications." + first.user() + "." + first.due().toEpochMilli() + "."
                + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.US_ASCII));
    }

    private void postpone(List<DueMail> group, Instant time) {
        for (var start = 0; start < group.size(); start += MOVED) {
            var writes = new ArrayList<Write>();
            for (var one : group.subList(start, Math.min(start + MOVED, group.size()))) {
                writes.add(due.create(new DueMail(one.notification(), time)));
                writes.add(due.delete(one));
            }
            Transaction.run(writes);
        }
    }
}
