package com.slackclone.message;

import com.slackclone.message.ReplyWriter.Outcome.Overtaken;
import com.slackclone.message.ReplyWriter.Outcome.Sent;
import com.slackclone.message.ReplyWriter.Outcome.SentBefore;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.room.RoomSequence;
import com.slackclone.room.RoomSequence.Slot;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Stores replies.
///
/// A reply, its number, the counts of its thread, and that its author follows, are written in one transaction,
/// on the condition that the message that was replied to is still what was read. What stands for it in the room
/// is in it too, with a number of the room.
@Component
class ReplyWriter {

    /// What came of it.
    sealed interface Outcome {

        /// @param root with its new counts
        /// @param inRoom what stands for the reply in the room; null if nothing does
        record Sent(Message reply, Message root, @Nullable Message inRoom) implements Outcome {}

        /// The author has sent it before, by the client's id.
        record SentBefore(MessageId id) implements Outcome {}

        /// The message that was replied to has changed meanwhile. Nothing was written.
        record Overtaken() implements Outcome {}
    }

    private final MessageTable messages;
    private final ClaimTable claims;
    private final FollowTable follows;
    private final RoomSequence sequence;
    private final Clock clock;

    ReplyWriter(MessageTable messages, ClaimTable claims, FollowTable follows, RoomSequence sequence, Clock clock) {
        this.messages = messages;
        this.claims = claims;
        this.follows = follows;
        this.sequence = sequence;
        this.clock = clock;
    }

    /// One call of DynamoDB.
    ///
    /// @param root as it was read
    Outcome write(Message root, Reply reply, Mentions mentions, Once once) {
        var draft = new AtomicReference<>(draft(root, reply, mentions));
        try {
            if (reply.alsoSendToRoom()) {
                sequence.append(root.roomId(), reply.author(), slot -> {
                    draft.set(withTwin(draft(root, reply, mentions), reply.content(), slot));
                    return writes(root, draft.get(), once);
                });
            } else {
                sequence.write(root.roomId(), reply.author(), writes(root, draft.get(), once));
            }
            return draft.get();
        } catch (ConditionFailed e) {
            // The ids of the new messages are new; so it was sent before, or it is what was replied to.
            var id = draft.get().reply().id();
            return e.index() < once.writes(id).size() ? new SentBefore(once.before(id, e)) : new Overtaken();
        }
    }

    /// By the client's id.
    Once once(Reply reply) {
        return claims.once(reply.author(), reply.clientId());
    }

    /// What was sent by the client's id before.
    Optional<MessageId> sentBefore(Reply reply) {
        return Optional.ofNullable(reply.clientId())
                .flatMap(clientId -> claims.find(reply.parent().room(), reply.author(), clientId));
    }

    private Sent draft(Message root, Reply reply, Mentions mentions) {
        var time = root.replies().next(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var replies = root.replies().plus(reply.author(), time);
        var id = root.id().replyAt(time);
        return new Sent(
                Message.sent(id, replies.latestSeq(), reply.author(), reply.content(), mentions),
                root.with(replies),
                null);
    }

    private static Sent withTwin(Sent draft, String content, Slot slot) {
        var reply = draft.reply();
        var id = new MessageId(reply.roomId(), slot.id());
        var inRoom = Message.sent(id, slot.seq(), reply.authorId(), content, reply.mentions())
                .withTwin(reply.id());
        return new Sent(reply.withTwin(id), draft.root(), inRoom);
    }

    private List<Write> writes(Message root, Sent draft, Once once) {
        var writes = new ArrayList<>(once.writes(draft.reply().id()));
        writes.add(messages.changeReplies(
                root, draft.root().replies(), ThreadEvents.updated(draft.reply().createdAt())));
        writes.add(messages.create(draft.reply()));
        writes.add(follows.replied(draft.reply()));
        if (draft.inRoom() != null) {
            writes.add(messages.create(draft.inRoom()));
        }
        return writes;
    }
}
