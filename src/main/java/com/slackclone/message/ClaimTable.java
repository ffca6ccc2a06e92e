package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// Which message a client's own id stands for, in the Messages table: what makes a retry of `sendMessage` safe.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | claim | the room | `CLAIM#{user}#{SHA-256 of the client's id}` | one message for one client id |
@Component
class ClaimTable {

    private static final Duration KEPT = Duration.ofDays(7);

    private final Dynamo dynamo;

    ClaimTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Fails where the author has used the id in this room before.
    Write create(MessageId message, UserId author, String clientId) {
        var key = new Key(message.room().key(), "CLAIM#" + author.uuid() + "#" + hash(clientId));
        var claim = Item.at(key)
                .with("message", message.sortKey())
                .expiringAt(message.sentAt().plus(KEPT));
        return dynamo.put(Table.MESSAGES, claim).ifAbsent();
    }

    /// The message that holds the claim which a refused write met.
    static MessageId holder(MessageId refused, ConditionFailed failure) {
        var claim = failure.current().orElseThrow(() -> failure);
        return MessageId.ofSortKey(refused.room(), claim.string("message"));
    }

    /// The client chooses its id freely, so it does not get into a key as it stands.
    private static String hash(String clientId) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(clientId.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
