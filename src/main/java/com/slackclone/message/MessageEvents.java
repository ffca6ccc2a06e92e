package com.slackclone.message;

import com.slackclone.message.ChangeKind.Kinds;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.room.RoomTopics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells a room what has happened to a message. To tell the same again does nothing, so a retry may; nor does to
/// tell what a later change of the same part of the message has overtaken.
@Component
public class MessageEvents {

    private final EventLog events;
    private final Map<String, ChangeKind> kinds;

    MessageEvents(EventLog events, List<Kinds> features) {
        this.events = events;
        this.kinds = features.stream()
                .flatMap(feature -> feature.kinds().stream())
                .collect(Collectors.toUnmodifiableMap(ChangeKind::name, Function.identity()));
    }

    /// For the node that has made the change. A Redis that is away does not fail it.
    public void publish(ChangedMessage changed) {
        var message = changed.message();
        var change = changed.change();
        var kind = kind(change);
        var event = kind.event().apply(message, change);
        events.append(RoomTopics.room(message.roomId()), id(kind, changed), change.at(), event);
    }

    /// The same in the background.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    void republish(ChangedMessage changed) {
        var message = changed.message();
        var change = changed.change();
        var kind = kind(change);
        var event = kind.event().apply(message, change);
        events.republish(RoomTopics.room(message.roomId()), id(kind, changed), change.at(), event);
    }

    boolean isOfContent(MessageChange change) {
        return kind(change).isOfContent(change);
    }

    private static EventId id(ChangeKind kind, ChangedMessage changed) {
        var message = changed.message();
        return new EventId(kind.subject(message, changed.change()), message.version());
    }

    /// @throws IllegalStateException for a kind that only a later version of the server knows: that node is
    ///     to have the change
    private ChangeKind kind(MessageChange change) {
        var kind = kinds.get(change.kind());
        if (kind == null) {
            throw new IllegalStateException("No feature has declared the change " + change.kind());
        }
        return kind;
    }
}
