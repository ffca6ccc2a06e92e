package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sends what people have ordered before, who are not there to ask for it now.
///
/// An order bears the name of its author because the author has given it, signed in, to the feature that keeps it.
/// So only a worker of that feature may call this, never an operation of the API.
@Component
public class OrderedMessages {

    private final Messages messages;
    private final Replying replying;
    private final RoomAccess access;

    OrderedMessages(Messages messages, Replying replying, RoomAccess access) {
        this.messages = messages;
        this.replying = replying;
        this.access = access;
    }

    /// @param root the message whose thread it is for; null for a message to the room itself
    public record Order(
            UserId author, RoomId room, @Nullable MessageId root, String content) {}

    /// Sends a message with all the rules of [Messages#send], as they hold for its author now. When this returns,
    /// it is stored for good.
    ///
    /// @param done the writes after which the order is done, the message being this: they are in its transaction,
    ///     so there is neither without the other. May be asked several times
    /// @throws ConditionFailed where one of these was refused; then nothing was sent
    /// @throws ApiException as `sendMessage`; then nothing was written
    public Message send(Order order, Function<MessageId, List<Write>> done) {
        Messages.checkContent(order.content());
        access.requireWrite(order.author(), order.room());
        var once = Once.by(done);
        var root = order.root();
        return root == null
                ? messages.store(order.author(), order.room(), order.content(), once)
                : replying.store(new Reply(order.author(), root, order.content(), null, false), once);
    }
}
