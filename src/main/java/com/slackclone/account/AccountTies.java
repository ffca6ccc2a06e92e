package com.slackclone.account;

import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import org.springframework.stereotype.Component;

/// What keeps an account from being deleted, and what a deleted one must not be given: writes for the
/// transactions of other features. They are conditions on the item that the deletion changes, so it does not
/// matter which comes first, however close they are.
@Component
public class AccountTies {

    /// How much that can't be without an owner the person owns.
    static final String OWNED = "owned";

    private static final String DELETED_AT = "deleted_at";

    private final Dynamo dynamo;

    AccountTies(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// The account is there, and not deleted.
    public Write require(UserId user) {
        return dynamo.check(Table.USERS, UserTable.userKey(user)).ifPresent().ifMissing(DELETED_AT);
    }

    /// The person owns one thing more, without which the account can't be deleted. Fails where it is.
    public Write own(UserId user) {
        return dynamo.update(Table.USERS, UserTable.userKey(user))
                .add(OWNED, 1)
                .ifPresent()
                .ifMissing(DELETED_AT);
    }

    /// The person owns one thing less.
    public Write disown(UserId user) {
        return dynamo.update(Table.USERS, UserTable.userKey(user))
                .add(OWNED, -1)
                .ifPresent();
    }

    /// Whether a transaction was refused as an account is deleted.
    public static boolean isDeleted(ConditionFailed refusal) {
        return refusal.current()
                .flatMap(item -> item.optionalString(DELETED_AT))
                .isPresent();
    }

    static long owned(ConditionFailed refusal) {
        return refusal.current().map(item -> item.number(OWNED, 0)).orElse(0L);
    }
}
