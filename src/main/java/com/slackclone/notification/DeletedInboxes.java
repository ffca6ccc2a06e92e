package com.slackclone.notification;

import com.slackclone.account.PersonalData;
import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import java.time.Instant;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/// Takes away the notifications and the preferences of people whose account is deleted. What mail is due to them
/// finds nothing to tell of.
@Component
class DeletedInboxes implements PersonalData {

    private static final int AT_ONCE = 100;

    private final NotificationTable notifications;
    private final PreferenceTable preferences;
    private final UnreadCounts counts;

    DeletedInboxes(NotificationTable notifications, PreferenceTable preferences, UnreadCounts counts) {
        this.notifications = notifications;
        this.preferences = preferences;
        this.counts = counts;
    }

    @Override
    public void erase(UserId user, Instant deletedAt) {
        preferences.delete(user).run();
        var ids = notifications.all(user);
        for (var start = 0; start < ids.size(); start += AT_ONCE) {
            var writes = new ArrayList<Write>();
            ids.subList(start, Math.min(start + AT_ONCE, ids.size()))
                    .forEach(id -> writes.add(notifications.delete(id)));
            Transaction.run(writes);
        }
        counts.changed(user);
    }
}
