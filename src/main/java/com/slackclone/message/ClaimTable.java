package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.room.RoomId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /// A message is sent once by a claim of the client's id.
    ///
    /// @param clientId null for none
    Once once(UserId author, @Nullable String clientId) {
        return clientId == null ? Once.never() : new Claimed(author, clientId);
    }

    private final class Claimed implements Once {

        private final UserId author;
        private final String clientId;

        private Claimed(UserId author, String clientId) {
            this.author = author;
            this.clientId = clientId;
        }

        @Override
        public List<Write> writes(MessageId id) {
            return List.of(create(id, author, clientId));
        }

        @Override
        public MessageId before(MessageId refused, ConditionFailed refusal) {
            return message(refused.room(), refusal.current().orElseThrow(() -> refusal));
        }
    }

    /// Fails where the author has used the id in this room before, or in a thread of it.
    private Write create(MessageId message, UserId author, String clientId) {
        var claim = Item.at(key(message.room(), author, clientId))
                .with("message", message.sortKey())
                .with("thread", message.isReply() ? message.timeline().key() : null)
                .expiringAt(message.sentAt().plus(KEPT));
        return dynamo.put(Table.MESSAGES, claim).ifAbsent();
    }

    /// The message for which the author has used the id in the room.
    Optional<MessageId> find(RoomId room, UserId author, String clientId) {
        return dynamo.get(Table.MESSAGES, key(room, author, clientId)).map(claim -> message(room, claim));
    }

    private static MessageId message(RoomId room, Item claim) {
        var timeline = claim.optionalString("thread")
                .map(thread -> Timeline.ofKey(room.workspace(), thread))
                .orElse(Timeline.of(room));
        return timeline.message(claim.string("message"));
    }

    private static Key key(RoomId room, UserId author, String clientId) {
        return new Key(room.key(), "CLAIM#" + author.uuid() + "#" + hash(clientId));
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
