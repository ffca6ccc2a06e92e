package com.slackclone.message;

import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import java.util.List;
import java.util.function.Function;

/// Sees to it that a message is sent once, however often that is tried.
interface Once {

    /// What is written first in the transaction of the message, and is refused where the message was sent before.
    List<Write> writes(MessageId id);

    /// The message that was sent before.
    ///
    /// @param refused what the message would have been
    /// @throws ConditionFailed the refusal, where whoever has asked for the message knows what it means
    MessageId before(MessageId refused, ConditionFailed refusal);

    /// Nothing does: each try sends another one.
    static Once never() {
        return by(_ -> List.of());
    }

    /// Writes of those who ask for the message do. They learn of the refusal.
    static Once by(Function<MessageId, List<Write>> theirs) {
        return new Once() {

            @Override
            public List<Write> writes(MessageId id) {
                return theirs.apply(id);
            }

            @Override
            public MessageId before(MessageId refused, ConditionFailed refusal) {
                throw refusal;
            }
        };
    }
}
