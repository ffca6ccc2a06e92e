package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.room.RoomAccess;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Adds and removes reactions.
///
/// Who has reacted and the counts are written in one transaction, on the condition that the message is still
/// what the counts were reckoned from. Where another node was faster, it is tried again.
@Component
class Reacting {

    private static final int ATTEMPTS = 20;

    private final MessageTable messages;
    private final ReactionTable reactions;
    private final RoomAccess access;
    private final MessageEvents events;
    private final MessageLocks locks;
    private final Clock clock;

    Reacting(
            MessageTable messages,
            ReactionTable reactions,
            RoomAccess access,
            MessageEvents events,
            MessageLocks locks,
            Clock clock) {
        this.messages = messages;
        this.reactions = reactions;
        this.access = access;
        this.events = events;
        this.locks = locks;
        this.clock = clock;
    }

    private enum Direction {
        ADD(ReactionEvents.ADDED),
        REMOVE(ReactionEvents.REMOVED);

        private final String kind;

        Direction(String kind) {
            this.kind = kind;
        }
    }

    /// Adding one that is there changes nothing.
    ///
    /// @param emoji in its [one form][Emoji]
    /// @return the message as it is then
    /// @throws ApiException `FORBIDDEN` for those who are not in the room, `CONFLICT` for a deleted message,
    ///     `LIMIT_EXCEEDED` for one emoji too many
    Message add(Viewer viewer, MessageId id, String emoji) {
        return react(viewer, new Reaction(id, emoji), Direction.ADD);
    }

    /// Removing one that is not there changes nothing.
    Message remove(Viewer viewer, MessageId id, String emoji) {
        return react(viewer, new Reaction(id, emoji), Direction.REMOVE);
    }

    private Message react(Viewer viewer, Reaction reaction, Direction direction) {
        access.requireWrite(viewer, reaction.message().room(), "message");
        return locks.alone(reaction.message(), () -> reactAlone(viewer, reaction, direction));
    }

    private Message reactAlone(Viewer viewer, Reaction reaction, Direction direction) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var message = find(reaction.message());
            var now = clock.instant();
            var change = new MessageChange(direction.kind, viewer.userId(), reaction.emoji(), now);
            var after = after(message, reaction, direction);
            try {
                Transaction.run(
                        item(viewer, reaction, direction, now), messages.changeReactions(message, after, change));
                var changed = message.with(after, message.version() + 1);
                events.publish(new ChangedMessage(changed, change));
                return changed;
            } catch (ConditionFailed e) {
                if (e.index() == 0) {
                    return find(reaction.message());
                }
                Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("reactions");
    }

    private Write item(Viewer viewer, Reaction reaction, Direction direction, Instant now) {
        return switch (direction) {
            case ADD -> reactions.create(reaction, viewer.userId(), now);
            case REMOVE -> reactions.delete(reaction, viewer.userId());
        };
    }

    private static Reactions after(Message message, Reaction reaction, Direction direction) {
        var now = message.reactions();
        if (direction == Direction.REMOVE) {
            return now.minus(reaction.emoji());
        }
        if (now.isFullFor(reaction.emoji())) {
            throw ApiException.of(ErrorCode.LIMIT_EXCEEDED, "The message has too many different reactions.")
                    .with("field", "input.emoji")
                    .with("limit", Reactions.MAX_EMOJI)
                    .with("actual", Reactions.MAX_EMOJI + 1);
        }
        return now.plus(reaction.emoji());
    }

    private Message find(MessageId id) {
        var message = messages.find(id).orElseThrow(() -> ApiException.notFound("message"));
        if (message.isDeleted()) {
            throw ApiException.conflict("The message was deleted.");
        }
        return message;
    }
}
