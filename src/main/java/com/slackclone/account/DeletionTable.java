package com.slackclone.account;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Accounts that are deleted, in the Users table.
///
/// | item | PK | SK | read by |
/// |---|---|---|---|
/// | deletion | `DELETION` | `USER#{uuid}` | the partition: what of it is not finished |
///
/// A deletion is there from the transaction that makes it until nothing is left to take away.
@Component
class DeletionTable {

    private static final String PARTITION = "DELETION";

    private final Dynamo dynamo;
    private final UserTable users;
    private final CredentialsTable credentials;

    DeletionTable(Dynamo dynamo, UserTable users, CredentialsTable credentials) {
        this.dynamo = dynamo;
        this.users = users;
        this.credentials = credentials;
    }

    record Deletion(UserId user, Instant deletedAt) {}

    /// For one transaction: nobody is signed in to the account any more, its address is free, and the person has
    /// no name. The first write fails where something is tied to the account, or it is not what it was; the
    /// second where the ways in are others by now.
    List<Write> delete(Credentials account, Instant now) {
        var user = account.user();
        var deletion = Item.at(key(user.id())).with("deleted_at", now);
        var writes = new ArrayList<>(List.of(
                users.erase(user, now),
                credentials.delete(user.id(), account.generation()),
                users.release(user.id(), user.email()),
                dynamo.put(Table.USERS, deletion)));
        writes.addAll(credentials.release(account));
        return writes;
    }

    /// Those that are not finished, at most this many.
    List<Deletion> unfinished(int limit) {
        return dynamo
                .query(Query.of(Table.USERS, Index.PRIMARY, PARTITION, "USER#").atMost(limit))
                .stream()
                .map(item -> new Deletion(UserId.ofKey(item.key().sk()), item.instant("deleted_at")))
                .toList();
    }

    Write finish(UserId user) {
        return dynamo.delete(Table.USERS, key(user));
    }

    private static Key key(UserId user) {
        return new Key(PARTITION, user.key());
    }
}
