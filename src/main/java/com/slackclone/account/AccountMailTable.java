package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Mails about accounts, in the Messages table: it is the one whose changes flow to the workers, which send them.
///
/// | item | PK | SK | read by |
/// |---|---|---|---|
/// | mail | `MAIL#{uuid}` | `MAIL#{uuid}` | the id that its token bears; the stream |
///
/// A token is good once: `used_at` is written in the transaction that does what the token is for, on the condition
/// that it is not there. The items expire a day behind their `closes_at`.
@Component
class AccountMailTable {

    private static final String PREFIX = "MAIL#";
    private static final Duration KEPT = Duration.ofDays(1);

    private final Dynamo dynamo;

    AccountMailTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    static boolean isMail(Item item) {
        return item.key().sk().startsWith(PREFIX);
    }

    Optional<AccountMail> find(UUID id) {
        return dynamo.get(Table.MESSAGES, key(id)).map(AccountMailTable::mail);
    }

    Write add(AccountMail mail) {
        var item = Item.at(key(mail.id()))
                .with("kind", mail.kind().name())
                .with("email", mail.email())
                .with("generation", mail.generation())
                .with("created_at", mail.createdAt())
                .with("closes_at", mail.closesAt())
                .expiringAt(mail.closesAt().plus(KEPT));
        if (mail.user() != null) {
            item = item.with("user_id", mail.user().key());
        }
        if (mail.keptSession() != null) {
            item = item.with("kept_session", mail.keptSession().global());
        }
        return dynamo.put(Table.MESSAGES, item).ifAbsent();
    }

    /// Binds the token to an account as it is now. Fails where that was done before.
    Write issue(AccountMail mail, UserId user, long generation, MailToken token) {
        return dynamo.update(Table.MESSAGES, key(mail.id()))
                .set("user_id", user.key())
                .set("generation", generation)
                .set("token_hash", token.hash())
                .ifPresent()
                .ifMissing("token_hash");
    }

    Write markSent(AccountMail mail, Instant now) {
        return dynamo.update(Table.MESSAGES, key(mail.id())).set("sent_at", now).ifPresent();
    }

    /// Uses the token up. Fails where that was done before.
    Write use(AccountMail mail, Instant now) {
        return dynamo.update(Table.MESSAGES, key(mail.id()))
                .set("used_at", now)
                .ifPresent()
                .ifMissing("used_at");
    }

    private static Key key(UUID id) {
        return new Key(PREFIX + id, PREFIX + id);
    }

    static AccountMail mail(Item item) {
        return new AccountMail(
                UUID.fromString(item.key().pk().substring(PREFIX.length())),
                Kind.valueOf(item.string("kind")),
                item.string("email"),
                item.optionalString("user_id").map(UserId::ofKey).orElse(null),
                item.number("generation"),
                item.optionalString("kept_session").map(SessionId::parse).orElse(null),
                item.instant("created_at"),
                item.instant("closes_at"),
                item.optionalString("token_hash").orElse(null),
                item.optionalString("sent_at").isPresent(),
                item.optionalString("used_at").isPresent());
    }
}
