package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import com.slackclone.platform.text.TextRule;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import com.slackclone.room.RoomSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends messages.
@Component
public class Messages {

    private static final TextRule CONTENT = TextRule.multiline("input.content", 1, 4000);
    private static final TextRule CLIENT_ID = TextRule.line("input.clientMessageId", 1, 128);

    private final MessageTable messages;
    private final ClaimTable claims;
    private final MentionResolver mentions;
    private final RoomSequence sequence;
    private final RoomAccess access;
    private final MessageEvents events;

    Messages(
            MessageTable messages,
            ClaimTable claims,
            MentionResolver mentions,
            RoomSequence sequence,
            RoomAccess access,
            MessageEvents events) {
        this.messages = messages;
        this.claims = claims;
        this.mentions = mentions;
        this.sequence = sequence;
        this.access = access;
        this.events = events;
    }

    /// Sends a message as the viewer. When this returns, the message is stored for good.
    ///
    /// Costs one call of DynamoDB and one round trip to Redis where what is known of the viewer and the room is
    /// cached. Whom it mentions is [looked up][MentionResolver#resolve] first, unless it has neither `@` nor `#`.
    ///
    /// @param content 1 to 4,000 characters, kept as they stand
    /// @param clientId the client's own id of the message; sent again by the same viewer to the same room
    ///     within seven days it gives the first message back and sends nothing
    public Message send(Viewer viewer, RoomId room, String content, @Nullable String clientId) {
        check(content, clientId);
        // Whether the room is archived is the transaction's to say: a retry of what was sent before still answers it.
        access.requireInside(viewer, room);
        return store(viewer.userId(), room, content, claims.once(viewer.userId(), clientId));
    }

    /// @throws ApiException `BAD_USER_INPUT` for what is no content of a message, and no client's id of one
    public static void check(String content, @Nullable String clientId) {
        Checks.all(() -> checkContent(content), Checks.given(clientId, CLIENT_ID::check));
    }

    /// @throws ApiException `BAD_USER_INPUT` for what is no content of a message
    public static String checkContent(String content) {
        return CONTENT.check(content);
    }

    /// The caller has checked that the author may.
    Message store(UserId author, RoomId room, String content, Once once) {
        var mentioned = mentions.resolve(room, content);
        var attempt = new AtomicReference<Message>();
        try {
            sequence.append(room, author, slot -> {
                var message = Message.sent(new MessageId(room, slot.id()), slot.seq(), author, content, mentioned);
                attempt.set(message);
                return writes(message, once);
            });
            var sent = attempt.get();
            events.publish(new ChangedMessage(sent, MessageChange.ofContent(sent)));
            return sent;
        } catch (ConditionFailed e) {
            // The id of the message itself is new. If the first attempt died before it had published the message, the
            // change stream's worker does.
            return messages.find(once.before(attempt.get().id(), e)).orElseThrow(() -> e);
        }
    }

    private List<Write> writes(Message message, Once once) {
        var writes = new ArrayList<>(once.writes(message.id()));
        writes.add(messages.create(message));
        return writes;
    }
}
