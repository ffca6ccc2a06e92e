package com.slackclone.realtime;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// What is to be told, in the Messages table, whose stream brings it to the workers.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | announcements of a transaction | `OUTBOX#{subject of the first event}` | `EVENT#{its id}` | the stream |
///
/// Nobody reads it but from the stream, where those of one subject come in the order in which they were written.
@Component
class OutboxTable {

    private static final String PREFIX = "EVENT#";

    /// An event as it is published.
    record Entry(List<Topic> topics, EventId id, Instant occurredAt, String payload) {}

    private final Dynamo dynamo;
    private final EventCodec codec;
    private final RealtimeProperties properties;

    OutboxTable(Dynamo dynamo, EventCodec codec, RealtimeProperties properties) {
        this.dynamo = dynamo;
        this.codec = codec;
        this.properties = properties;
    }

    /// One item, however many they are.
    Write add(List<Announcement> announcements) {
        var first = announcements.getFirst();
        var key = new Key("OUTBOX#" + first.id().subject(), PREFIX + first.id());
        var item = Item.at(key)
                .withItems(
                        "announcements", announcements.stream().map(this::item).toList())
                .expiringAt(first.occurredAt().plus(properties.repeatWindow()));
        return dynamo.put(Table.MESSAGES, item);
    }

    private Item item(Announcement announcement) {
        var id = announcement.id();
        var at = announcement.occurredAt();
        return Item.EMPTY
                .withItems(
                        "topics",
                        announcement.topics().stream().map(OutboxTable::item).toList())
                .with("subject", id.subject())
                .with("version", id.version())
                .with("at", at)
                .with("event", codec.write(id.toString(), at, announcement.event()));
    }

    private static Item item(Topic topic) {
        return Item.EMPTY.with("scope", topic.scope()).with("name", topic.name());
    }

    static boolean isOutbox(Item item) {
        return item.key().sk().startsWith(PREFIX);
    }

    static List<Entry> entries(Item item) {
        return item.items("announcements").stream().map(OutboxTable::entry).toList();
    }

    private static Entry entry(Item item) {
        var topics = item.items("topics").stream()
                .map(topic -> new Topic(topic.string("scope"), topic.string("name")))
                .toList();
        var id = new EventId(item.string("subject"), item.number("version"));
        return new Entry(topics, id, item.instant("at"), item.string("event"));
    }
}
