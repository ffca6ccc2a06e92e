package com.slackclone.realtime;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Table;
import org.springframework.stereotype.Component;

/// Publishes what is in the outbox, in case the node that wrote it could not. The log drops what was published,
/// and what a later version has overtaken; it is nearly always the one or the other.
@Component
class OutboxRelay implements ChangeHandler {

    private final EventLog log;

    OutboxRelay(EventLog log) {
        this.log = log;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        if (!(change instanceof Inserted inserted) || !OutboxTable.isOutbox(inserted.after())) {
            return;
        }
        for (var entry : OutboxTable.entries(inserted.after())) {
            entry.topics().forEach(topic -> log.republish(topic, entry));
        }
    }
}
