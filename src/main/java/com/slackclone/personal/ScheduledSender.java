package com.slackclone.personal;

import com.slackclone.message.OrderedMessages;
import com.slackclone.personal.Fate.Failed;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import org.springframework.stereotype.Component;

/// Sends a scheduled message as its author would at that moment. The message, and that it was sent, are one
/// transaction: whoever else is at it, be it a worker or the author, finds either none of it or all.
@Component
class ScheduledSender {

    private final OrderedMessages messages;
    private final Schedule schedule;

    ScheduledSender(OrderedMessages messages, Schedule schedule) {
        this.messages = messages;
        this.schedule = schedule;
    }

    /// Whether it was sent or has failed, it is not due any more.
    ///
    /// @throws RuntimeException where it can't be said yet; it stays due
    void send(ScheduledMessage message) {
        try {
            var letter = message.letter();
            var sent = messages.send(
                    new OrderedMessages.Order(
                            message.id().author(), letter.roomId(), letter.rootId(), letter.content()),
                    id -> schedule.sent(message, id));
            schedule.tellSent(message, sent.id());
        } catch (ConditionFailed e) {
            // It was sent, changed or cancelled meanwhile.
        } catch (ApiException refusal) {
            if (refusal.code() == ErrorCode.UNAVAILABLE) {
                throw refusal;
            }
            fail(message, Failed.by(refusal));
        }
    }

    /// It is not tried any more.
    void giveUp(ScheduledMessage message) {
        fail(message, Failed.by(ApiException.unavailable("scheduled messages")));
    }

    private void fail(ScheduledMessage message, Failed failure) {
        try {
            schedule.fail(message, failure);
        } catch (ConditionFailed e) {
            // It was changed or cancelled meanwhile.
        }
    }
}
