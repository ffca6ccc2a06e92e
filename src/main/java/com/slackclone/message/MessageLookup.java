package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.room.RoomId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds messages for the features behind them, which work without a viewer. Whoever shows what it answers checks
/// first that it may be seen.
@Component
public class MessageLookup {

    private final MessageTable messages;
    private final ReactionTable reactions;

    MessageLookup(MessageTable messages, ReactionTable reactions) {
        this.messages = messages;
        this.reactions = reactions;
    }

    public Optional<Message> find(MessageId id) {
        return messages.find(id);
    }

    /// One call of DynamoDB for each 100. A message that is not there is absent from the answer.
    public Map<MessageId, Message> findAll(Collection<MessageId> ids) {
        return messages.findAll(ids);
    }

    /// The last messages of a room, the newest first.
    public List<Message> latest(RoomId room, int limit) {
        return messages.before(Timeline.of(room), Optional.empty(), limit);
    }

    /// Whether a person's reaction stands below a message now.
    ///
    /// @param emoji in its [one form][Emoji]
    public boolean hasReacted(UserId user, MessageId message, String emoji) {
        return !reactions.madeBy(user, List.of(new Reaction(message, emoji))).isEmpty();
    }
}
