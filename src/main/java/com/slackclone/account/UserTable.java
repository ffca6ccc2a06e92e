package com.slackclone.account;

import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import java.net.URI;
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
/// | credentials | `USER#{uuid}` | `CREDENTIALS` | | id, with the user, at sign-in only |
/// | claim of an address | `EMAIL#{email}` | `METADATA` | | address, at sign-in and invitation |
///
/// The claim makes addresses unique: it is written in the transaction that writes the user, on the condition
/// that it is not there. The index could not, as it lags behind. Credentials are an item of their own so that
/// no reader, index or stream of users ever carries a password's hash.
@Component
class UserTable {

    private static final String CREDENTIALS = "CREDENTIALS";
    private static final String EMAIL = "EMAIL#";

    private final Dynamo dynamo;

    UserTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// One transaction.
    ///
    /// @throws ApiException `CONFLICT` when the address belongs to someone
    void add(User user, String passwordHash) {
        var claim =
                Item.at(claimKey(user.email())).with("user_id", user.id().uuid().toString());
        var credentials = Item.at(credentialsKey(user.id()))
                .with("password_hash", passwordHash)
                .with("version", 1);
        try {
            Transaction.run(
                    dynamo.put(Table.USERS, claim).ifAbsent(),
                    dynamo.put(Table.USERS, item(user)).ifAbsent(),
                    dynamo.put(Table.USERS, credentials).ifAbsent());
        } catch (ConditionFailed e) {
            throw ApiException.conflict("An account with this e-mail address exists already.");
        }
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

    /// One call.
    Optional<Credentials> findCredentials(UserId id) {
        var items = dynamo.get(Table.USERS, List.of(userKey(id), credentialsKey(id)));
        var user = items.get(userKey(id));
        var credentials = items.get(credentialsKey(id));
        return user == null || credentials == null
                ? Optional.empty()
                : Optional.of(new Credentials(user(user), credentials.string("password_hash")));
    }

    static Key userKey(UserId id) {
        return Key.metadata(id.key());
    }

    private static Key credentialsKey(UserId id) {
        return new Key(id.key(), CREDENTIALS);
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
                item.instant("created_at"),
                item.number("version"));
    }
}
