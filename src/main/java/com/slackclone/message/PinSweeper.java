package com.slackclone.message;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Modified;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Table;
import org.springframework.stereotype.Component;

/// Takes a message that was deleted off the pins of its room. Nothing pins it again, so it is the same whether
/// this
/// is done once or several times; until then who reads the pins passes it over.
@Component
class PinSweeper implements ChangeHandler {

    private static final int ATTEMPTS = 20;

    private final PinTable pins;

    PinSweeper(PinTable pins) {
        this.pins = pins;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        if (change instanceof Modified modified
                && MessageTable.isMessage(modified.after())
                && Pin.of(modified.before()) != null) {
            var message = MessageTable.message(modified.after());
            if (message.isDeleted()) {
                takeOff(message.id());
            }
        }
    }

    private void takeOff(MessageId id) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = pins.find(id.room());
            if (!now.messages().contains(id)) {
                return;
            }
            try {
                pins.put(id.room(), now.minus(id)).run();
                return;
            } catch (ConditionFailed e) {
                Backoff.pause(0);
            }
        }
        throw new IllegalStateException("The pins of the room change too fast");
    }
}
