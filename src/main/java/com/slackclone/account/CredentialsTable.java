package com.slackclone.account;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Credentials, in the table Users beside the items that [UserTable] lays out.
///
/// | item | PK | SK | read by |
/// |---|---|---|---|
/// | credentials | `USER#{uuid}` | `CREDENTIALS` | id, with the user |
///
/// They are an item of their own so that no reader or index of users ever carries a password's hash. `version` is
/// the [generation][Credentials#generation()].
@Component
class CredentialsTable {

    private static final String SK = "CREDENTIALS";

    private final Dynamo dynamo;

    CredentialsTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// One call. Empty for somebody who can't sign in.
    Optional<Credentials> find(UserId id) {
        var items = dynamo.get(Table.USERS, List.of(UserTable.userKey(id), key(id)));
        var user = items.get(UserTable.userKey(id));
        var credentials = items.get(key(id));
        return user == null || credentials == null ? Optional.empty() : Optional.of(credentials(user, credentials));
    }

    Write create(UserId id, String passwordHash, @Nullable String provenEmail) {
        var item = Item.at(key(id))
                .with("password_hash", passwordHash)
                .with("proven_email", provenEmail)
                .with("version", 1);
        return dynamo.put(Table.USERS, item).ifAbsent();
    }

    /// Fails where the generation is another by now.
    Write setPassword(UserId id, long generation, String passwordHash) {
        return next(id, generation).set("password_hash", passwordHash);
    }

    /// As [#setPassword], by somebody who has shown the account's address to be theirs.
    Write setPassword(UserId id, long generation, String passwordHash, String provenEmail) {
        return setPassword(id, generation, passwordHash).set("proven_email", provenEmail);
    }

    /// The account has another address from now on. Fails where the generation is another by now.
    Write moveTo(UserId id, long generation, String provenEmail) {
        return next(id, generation).set("proven_email", provenEmail);
    }

    private Write next(UserId id, long generation) {
        return dynamo.update(Table.USERS, key(id)).add("version", 1).ifEquals("version", generation);
    }

    /// Takes nothing from anybody, so the generation stays.
    Write prove(UserId id, String email) {
        return dynamo.update(Table.USERS, key(id)).set("proven_email", email).ifPresent();
    }

    /// Nobody signs in any more. Fails where the generation is another by now.
    Write delete(UserId id, long generation) {
        return dynamo.delete(Table.USERS, key(id)).ifEquals("version", generation);
    }

    private static Key key(UserId id) {
        return new Key(id.key(), SK);
    }

    private static Credentials credentials(Item user, Item credentials) {
        return new Credentials(
                UserTable.user(user),
                credentials.optionalString("password_hash").orElse(null),
                credentials.optionalString("proven_email").orElse(null),
                credentials.number("version"));
    }
}
