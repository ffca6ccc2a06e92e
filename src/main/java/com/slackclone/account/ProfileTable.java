package com.slackclone.account;

import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Component;

/// Changes of the items of users that [UserTable] lays out. Each is one call, commutes with the others, and adds
/// 1 to `version`.
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

    /// @throws ApiException `UNAUTHENTICATED` for somebody who is not there any more
    User update(UserId id, UpdateProfileInput input) {
        var write = change(id);
        if (input.name() != null) {
            write.set("name", input.name());
        }
        if (input.displayName() != null) {
            write.set("display_name", input.displayName());
        }
        set(write, "title", input.title());
        set(write, "avatar_url", input.avatarUrl());
        set(write, "timezone", input.timezone());
        return run(write);
    }

    private static void set(Write write, String attribute, ArgumentValue<?> value) {
        if (!value.isOmitted()) {
            write.set(attribute, value.asOptional().map(Object::toString).orElse(null));
        }
    }

    /// @throws ApiException as [#update]
    User setStatus(UserId id, UserStatus status) {
        return run(change(id).set("status", item(status)));
    }

    /// Empty if there is none, and nothing has changed.
    Optional<User> clearStatus(UserId id) {
        try {
            return change(id).remove("status").ifHas("status").run().map(UserTable::user);
        } catch (ConditionFailed e) {
            return Optional.empty();
        }
    }

    private Write change(UserId id) {
        return dynamo.update(Table.USERS, UserTable.userKey(id))
                .add("version", 1)
                .set("updated_at", clock.instant())
                .ifPresent()
                .ifMissing("deleted_at");
    }

    private static User run(Write write) {
        try {
            return write.run().map(UserTable::user).orElseThrow();
        } catch (ConditionFailed e) {
            throw ApiException.unauthenticated();
        }
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
