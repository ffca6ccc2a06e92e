package com.slackclone.account;

import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The table Users.
///
/// | item | PK | SK | GSI1PK | read by |
/// |---|---|---|---|---|
/// | user | `USER#{uuid}` | `METADATA` | `EMAIL#{email}` | id; the index is for operators |
/// | claim of an address | `EMAIL#{email}` | `METADATA` | | address, at sign-in and invitation |
///
/// The claim makes addresses unique: it is written in the transaction that writes the user, on the condition
/// that it is not there. The index could not, as it lags behind. Credentials are an item beside the user's, in
/// [CredentialsTable].
@Component
class UserTable {

    private static final String EMAIL = "EMAIL#";
    private static final String DELETED = "Deleted user";

    private final Dynamo dynamo;

    UserTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// One transaction.
    ///
    /// @param others that belong to the account
    /// @throws ApiException `CONFLICT` when the address belongs to someone
    /// @throws ConditionFailed when one of the others was refused; its index counts from the claim, the user's
    ///     item, and then the others
    void add(User user, Write... others) {
        var writes = new ArrayList<Write>();
        writes.add(claim(user.id(), user.email()));
        writes.add(dynamo.put(Table.USERS, item(user)).ifAbsent());
        writes.addAll(List.of(others));
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            throw e.index() == 0 ? addressTaken() : e;
        }
    }

    static ApiException addressTaken() {
        return ApiException.conflict("An account with this e-mail address exists already.");
    }

    /// Fails where the address belongs to someone.
    Write claim(UserId id, String email) {
        var claim = Item.at(claimKey(email)).with("user_id", id.uuid().toString());
        return dynamo.put(Table.USERS, claim).ifAbsent();
    }

    Write release(UserId id, String email) {
        return dynamo.delete(Table.USERS, claimKey(email))
                .ifEquals("user_id", id.uuid().toString());
    }

    /// Gives the person another address, if they are still who they were before.
    Write move(User changed) {
        return dynamo.update(Table.USERS, userKey(changed.id()))
                .set("email", changed.email())
                .set("GSI1PK", EMAIL + changed.email())
                .set("version", changed.version())
                .ifEquals("version", changed.version() - 1);
    }

    /// Takes all from the item that says who the person was. Fails where the account is deleted, has another
    /// address by now, or is [tied][AccountTies] to something.
    Write erase(User user, Instant now) {
        return dynamo.update(Table.USERS, userKey(user.id()))
                .set("name", DELETED)
                .set("display_name", DELETED)
                .set("email", "")
                .remove("GSI1PK")
                .remove("avatar_url")
                .remove("title")
                .remove("timezone")
                .remove("status")
                .set("deleted_at", now)
                .set("updated_at", now)
                .add("version", 1)
                .ifEquals("email", user.email())
                .ifMissing("deleted_at")
                .unlessAtLeast(AccountTies.OWNED, 1);
    }

    Optional<User> find(UserId id) {
        return dynamo.get(Table.USERS, userKey(id)).map(UserTable::user);
    }

    /// One call for each 100. An id that nobody has is absent from the answer.
    Map<UserId, User> findAll(Collection<UserId> ids) {
        var items = dynamo.get(Table.USERS, ids.stream().map(UserTable::userKey).toList());
        var users = new HashMap<UserId, User>();
        items.values().stream().map(UserTable::user).forEach(user -> users.put(user.id(), user));
        return users;
    }

    Optional<UserId> findIdByEmail(String email) {
        return dynamo.get(Table.USERS, claimKey(email))
                .map(claim -> new UserId(UUID.fromString(claim.string("user_id"))));
    }

    static Key userKey(UserId id) {
        return Key.metadata(id.key());
    }

    private static Key claimKey(String email) {
        return Key.metadata(EMAIL + email);
    }

    private static Item item(User user) {
        return Item.at(userKey(user.id()))
                .with("GSI1PK", EMAIL + user.email())
                .with("email", user.email())
                .with("name", user.name())
                .with("display_name", user.displayName())
                .with("avatar_url", Objects.toString(user.avatarUrl(), null))
                .with("title", user.title())
                .with("timezone", user.timezone())
                .with("is_bot", user.isBot())
                .with("created_at", user.createdAt())
                .with("updated_at", user.createdAt())
                .with("version", user.version());
    }

    static User user(Item item) {
        return new User(
                UserId.ofKey(item.key().pk()),
                item.string("name"),
                item.string("display_name"),
                item.string("email"),
                item.optionalString("avatar_url").map(URI::create).orElse(null),
                item.optionalString("title").orElse(null),
                item.optionalString("timezone").orElse(null),
                ProfileTable.status(item).orElse(null),
                item.flag("is_bot"),
                item.optionalString("deleted_at").isPresent(),
                item.instant("created_at"),
                item.number("version"));
    }
}
