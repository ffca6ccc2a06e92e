package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import com.slackclone.account.DeletionTable.Deletion;
import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.schedule.ScheduledJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Starts the erasure of accounts: right behind their deletion, which the stream tells of, and every five
/// minutes of all that are not finished.
@Component
class AccountEraser implements ChangeHandler {

    private final AccountErasure erasure;

    AccountEraser(AccountErasure erasure) {
        this.erasure = erasure;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        ScheduledJob unfinishedDeletions(AccountErasure erasure) {
            return new ScheduledJob(
                    "account-erasure",
                    "30 */5 * * * *",
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(30),
                    erasure::eraseAll);
        }
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        if (!(change instanceof Inserted inserted) || !AccountMailTable.isMail(inserted.after())) {
            return;
        }
        var notice = AccountMailTable.mail(inserted.after());
        if (notice.kind() != Kind.ACCOUNT_DELETED || notice.user() == null) {
            return;
        }
        erasure.erase(new Deletion(notice.user(), notice.createdAt()));
    }
}
