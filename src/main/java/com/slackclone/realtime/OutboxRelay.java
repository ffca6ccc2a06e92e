package com.slackclone.realtime;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Table;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Publishes what is in the outbox, in case the node that wrote it could not. The log drops what was published,
/// and what a later version has overtaken; it is nearly always the one or the other.
@Component
class OutboxRelay implements ChangeHandler {

    private final EventLog log;
    private final EventCodec codec;
    private final ApplicationEventPublisher application;

    OutboxRelay(EventLog log, EventCodec codec, ApplicationEventPublisher application) {
        this.log = log;
        this.codec = codec;
        this.application = application;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        if (change instanceof Inserted inserted && OutboxTable.isOutbox(inserted.after())) {
            OutboxTable.entries(inserted.after()).forEach(this::relay);
        }
    }

    private void relay(OutboxTable.Entry entry) {
        var published = entry.topics().stream()
                .filter(topic -> log.republish(topic, entry))
                .count();
        if (published > 0) {
            codec.read(entry.payload()).map(Relayed::new).ifPresent(application::publishEvent);
        }
    }
}
