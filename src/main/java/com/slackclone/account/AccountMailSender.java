package com.slackclone.account;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Table;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends the mails about accounts that were ordered, by way of the queue of mails, which sends each once. For an
/// address that no account has, or whose account has changed meanwhile, nothing is sent.
@Component
class AccountMailSender implements ChangeHandler {

    private static final Logger log = LoggerFactory.getLogger(AccountMailSender.class);

    private final AccountMailTable table;
    private final CredentialsTable credentials;
    private final UserTable users;
    private final AccountPostman postman;
    private final Clock clock;

    AccountMailSender(
            AccountMailTable table,
            CredentialsTable credentials,
            UserTable users,
            AccountPostman postman,
            Clock clock) {
        this.table = table;
        this.credentials = credentials;
        this.users = users;
        this.postman = postman;
        this.clock = clock;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        if (change instanceof Inserted inserted && AccountMailTable.isMail(inserted.after())) {
            table.find(AccountMailTable.mail(inserted.after()).id())
                    .filter(mail -> !mail.isSent() && !mail.isClosed(clock.instant()))
                    .ifPresent(this::send);
        }
    }

    private void send(AccountMail mail) {
        if (!mail.kind().hasToken()) {
            postman.deliver(mail);
            table.markSent(mail, clock.instant()).run();
            return;
        }
        addressee(mail).ifPresent(account -> {
            var token = postman.token(mail);
            bind(mail, account, token);
            postman.deliver(mail, token);
            table.markSent(mail, clock.instant()).run();
        });
    }

    /// Once: a link that may be on its way is not bound anew to an account that has changed since.
    private void bind(AccountMail mail, Credentials account, MailToken token) {
        try {
            table.issue(mail, account.user().id(), account.generation(), token).run();
        } catch (ConditionFailed e) {
            log.debug("The token of a mail was bound before");
        }
    }

    /// Whose account the token is for; empty if it is for none.
    private Optional<Credentials> addressee(AccountMail mail) {
        return switch (mail.kind()) {
            case PASSWORD_RESET ->
                users.findIdByEmail(mail.email()).flatMap(credentials::find).filter(account -> has(account, mail));
            case EMAIL_VERIFICATION -> owner(mail).filter(account -> has(account, mail) && !account.isEmailProven());
            case EMAIL_CHANGE ->
                owner(mail)
                        .filter(account -> account.generation() == mail.generation())
                        .filter(_ -> users.findIdByEmail(mail.email()).isEmpty());
            case PASSWORD_CHANGED, EMAIL_CHANGED, GOOGLE_LINKED, GOOGLE_UNLINKED, ACCOUNT_DELETED -> Optional.empty();
        };
    }

    private Optional<Credentials> owner(AccountMail mail) {
        return Optional.ofNullable(mail.user()).flatMap(credentials::find);
    }

    private static boolean has(Credentials account, AccountMail mail) {
        return mail.email().equals(account.user().email());
    }
}
