package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.mail.AppLinks;
import com.slackclone.platform.mail.MailTemplate;
import com.slackclone.platform.mail.Mailer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Words the mails about accounts, and puts them into the queue of mails, each once.
@Component
class AccountPostman {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Map<Kind, MailTemplate> templates = new EnumMap<>(Kind.class);
    private final Mailer mailer;
    private final AppLinks links;
    private final byte[] key;

    AccountPostman(Mailer mailer, AppLinks links, AuthProperties properties) {
        this.mailer = mailer;
        this.links = links;
        this.key = properties.jwt().key();
        for (var kind : Kind.values()) {
            var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            templates.put(kind, MailTemplate.of(AccountPostman.class, name));
        }
    }

    MailToken token(AccountMail mail) {
        return MailToken.of(mail, key);
    }

    /// As [Mailer#send] does.
    void deliver(AccountMail mail, MailToken token) {
        var text = token.text();
        var link = switch (mail.kind()) {
            case PASSWORD_RESET -> links.passwordReset(text);
            case EMAIL_VERIFICATION -> links.emailVerification(text);
            case EMAIL_CHANGE -> links.emailChange(text);
            case PASSWORD_CHANGED, EMAIL_CHANGED, GOOGLE_LINKED, GOOGLE_UNLINKED, ACCOUNT_DELETED ->
                throw new IllegalArgumentException("It carries no token");
        };
        deliver(mail, Map.of("link", link, "until", TIME.format(mail.closesAt())));
    }

    void deliver(AccountMail mail) {
        deliver(mail, Map.of("at", TIME.format(mail.createdAt())));
    }

    private void deliver(AccountMail mail, Map<String, String> values) {
        var template = templates.get(mail.kind());
        if (template != null) {
            mailer.send(mail.id().toString(), template.mail(mail.email(), values));
        }
    }
}
