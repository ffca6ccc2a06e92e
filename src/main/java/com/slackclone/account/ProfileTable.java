package com.slackclone.account;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Changes of the items of users that [UserTable] lays out.
///
/// A status is the attribute `status` with `emoji`, `text` and `expires_at`; that it has expired is for readers
/// to see.
@Component
class ProfileTable {

    private final Dynamo dynamo;
    private final Clock clock;

    ProfileTable(Dynamo dynamo, Clock clock) {
        this.dynamo = dynamo;
        this.clock = clock;
    }

    /// Makes the profile what it is to be, if the person is still who they were before.
    Write update(User changed) {
        var write = dynamo.update(Table.USERS, UserTable.userKey(changed.id()))
                .set("name", changed.name())
                .set("display_name", changed.displayName())
                .set("title", changed.title())
                .set("avatar_url", Objects.toString(changed.avatarUrl(), null))
                .set("timezone", changed.timezone())
                .set("version", changed.version())
                .set("updated_at", clock.instant())
                .ifEquals("version", changed.version() - 1);
        var status = changed.status();
        return status == null ? write.remove("status") : write.set("status", item(status));
    }

    private static Item item(UserStatus status) {
        return Item.EMPTY
                .with("emoji", status.emoji())
                .with("text", status.text())
                .with("expires_at", status.expiresAt());
    }

    /// Of a user's item.
    static Optional<UserStatus> status(Item user) {
        return user.optionalItem("status")
                .map(status -> new UserStatus(
                        status.optionalString("emoji").orElse(null),
                        status.optionalString("text").orElse(null),
                        status.optionalInstant("expires_at").orElse(null)));
    }
}
