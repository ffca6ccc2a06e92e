package com.slackclone.notification;

import com.slackclone.account.User;
import com.slackclone.notification.Missed.Line;
import com.slackclone.platform.mail.AppLinks;
import com.slackclone.platform.mail.Mail;
import com.slackclone.platform.mail.MailTemplate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The wording of mail about notifications.
@Component
class MailText {

    private static final MailTemplate TEMPLATE = MailTemplate.of(MailText.class, "missed");

    /// A mail lists no more; the subject tells how many there are.
    private static final int LINES = 50;

    private final AppLinks links;
    private final Unsubscribing unsubscribing;

    MailText(AppLinks links, Unsubscribing unsubscribing) {
        this.links = links;
        this.unsubscribing = unsubscribing;
    }

    /// @param lines at least one
    Mail mail(User user, List<Line> lines) {
        var unsubscribe = links.unsubscribe(unsubscribing.token(user.id()));
        var subject = lines.size() == 1
                ? lines.getFirst().shown().title()
                : "You have " + lines.size() + " unread notifications";
        return TEMPLATE.mail(
                        user.email(),
                        Map.of(
                                "subject", subject,
                                "name", user.displayName(),
                                "lines",
                                        lines.stream()
                                                .limit(LINES)
                                                .map(this::values)
                                                .toList(),
                                "unsubscribe", unsubscribe.toString()))
                .unsubscribedAt(unsubscribe);
    }

    private Map<String, Object> values(Line line) {
        var subtitle = line.shown().subtitle();
        return Map.of(
                "title",
                line.shown().title(),
                "subtitle",
                subtitle == null ? "" : subtitle,
                "hasSubtitle",
                subtitle != null,
                "link",
                links.object(line.notification().link()));
    }
}
