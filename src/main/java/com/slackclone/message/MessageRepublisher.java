package com.slackclone.message;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Table;
import org.springframework.stereotype.Component;

/// Publishes the event of each change of a message again, in case the node that made the change could not: it
/// died, or Redis was away.
///
/// The event has the id that it had, so the log drops it where it was published, which is nearly always. It
/// drops it too where a later change of the same part of the message was: so neither a change that comes out of
/// order nor one that waited shows what is gone.
@Component
class MessageRepublisher implements ChangeHandler {

    private final MessageEvents events;
    private final MessageTable messages;

    MessageRepublisher(MessageEvents events, MessageTable messages) {
        this.events = events;
        this.messages = messages;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        ChangedMessage.of(change).ifPresent(this::republish);
    }

    private void republish(ChangedMessage changed) {
        if (events.isOfContent(changed.change()) || !isGone(changed.message())) {
            events.republish(changed);
        }
    }

    /// The log lets an event of another part through behind the deletion; what was deleted must not come with
    /// it. A tombstone brings nothing.
    private boolean isGone(Message message) {
        return !message.isDeleted()
                && messages.find(message.id()).filter(now -> !now.isDeleted()).isEmpty();
    }
}
