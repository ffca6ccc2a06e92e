package com.slackclone.account;

import com.slackclone.account.Credentials.GoogleLink;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Credentials, in the table Users beside the items that [UserTable] lays out.
///
/// | item | PK | SK | read by |
/// |---|---|---|---|
/// | credentials | `USER#{uuid}` | `CREDENTIALS` | id, with the user |
/// | claim of a Google account | `GOOGLE#{sub}` | `METADATA` | the subject of an ID token, at sign-in |
///
/// They are an item of their own so that no reader or index of users ever carries a password's hash. `version` is
/// the [generation][Credentials#generation()].
@Component
class CredentialsTable {

    private static final String SK = "CREDENTIALS";
    private static final String GOOGLE_SUBJECT = "google_sub";
    private static final String GOOGLE_EMAIL = "google_email";

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

    /// Of somebody without a password.
    Write create(UserId id, GoogleIdentity google) {
        var item = Item.at(key(id))
                .with(GOOGLE_SUBJECT, google.subject())
                .with(GOOGLE_EMAIL, google.email())
                .with("proven_email", google.isEmailAuthoritative() ? google.email() : null)
                .with("version", 1);
        return dynamo.put(Table.USERS, item).ifAbsent();
    }

    Optional<UserId> findIdByGoogle(String subject) {
        return dynamo.get(Table.USERS, googleKey(subject))
                .map(claim -> new UserId(UUID.fromString(claim.string("user_id"))));
    }

    /// Fails where the Google account belongs to somebody.
    Write claim(UserId id, GoogleIdentity google) {
        var claim =
                Item.at(googleKey(google.subject())).with("user_id", id.uuid().toString());
        return dynamo.put(Table.USERS, claim).ifAbsent();
    }

    /// The Google account signs in from now on, too. Fails where the generation is another by now.
    Write link(Credentials account, GoogleIdentity google) {
        var write = next(account.user().id(), account.generation())
                .set(GOOGLE_SUBJECT, google.subject())
                .set(GOOGLE_EMAIL, google.email())
                .ifMissing(GOOGLE_SUBJECT);
        return google.email().equals(account.user().email()) ? write.set("proven_email", google.email()) : write;
    }

    /// It does not any more. Fails where the generation is another by now, and where there is no password.
    Write unlink(Credentials account) {
        return withoutGoogle(next(account.user().id(), account.generation())).ifHas("password_hash");
    }

    private static Write withoutGoogle(Write write) {
        return write.remove(GOOGLE_SUBJECT).remove(GOOGLE_EMAIL);
    }

    /// The Google account may be linked to another account; nothing where there is none.
    List<Write> release(Credentials account) {
        var google = account.google();
        return google == null
                ? List.of()
                : List.of(dynamo.delete(Table.USERS, googleKey(google.subject()))
                        .ifEquals("user_id", account.user().id().uuid().toString()));
    }

    /// Fails where the generation is another by now.
    Write setPassword(UserId id, long generation, String passwordHash) {
        return next(id, generation).set("password_hash", passwordHash);
    }

    /// As [#setPassword], by somebody who has shown the account's address to be theirs.
    Write setPassword(UserId id, long generation, String passwordHash, String provenEmail) {
        return setPassword(id, generation, passwordHash).set("proven_email", provenEmail);
    }

    /// As [#setPassword], by somebody who has shown the account's address to be theirs, which nobody had before.
    /// So a Google account that signs in is another's, perhaps, and does not any more.
    List<Write> takeOver(Credentials account, long generation, String passwordHash, String provenEmail) {
        var writes = new ArrayList<Write>();
        writes.add(withoutGoogle(setPassword(account.user().id(), generation, passwordHash, provenEmail)));
        writes.addAll(release(account));
        return writes;
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

    private static Key googleKey(String subject) {
        return Key.metadata("GOOGLE#" + subject);
    }

    private static Key key(UserId id) {
        return new Key(id.key(), SK);
    }

    private static Credentials credentials(Item user, Item credentials) {
        return new Credentials(
                UserTable.user(user),
                credentials.optionalString("password_hash").orElse(null),
                credentials.optionalString("proven_email").orElse(null),
                credentials
                        .optionalString(GOOGLE_SUBJECT)
                        .map(subject -> new GoogleLink(subject, credentials.string(GOOGLE_EMAIL)))
                        .orElse(null),
                credentials.number("version"));
    }
}
