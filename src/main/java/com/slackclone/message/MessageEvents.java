package com.slackclone.message;

import com.slackclone.message.ChangeKind.Kinds;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.realtime.Topic;
import com.slackclone.room.RoomTopics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells a room, or those who look at a thread, what has happened to a message. To tell the same again does
/// nothing, so a retry may; nor does to tell what a later change of the same part of the message has overtaken.
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
        var kind = kind(changed.change());
        var event = kind.event().apply(changed.message(), changed.change());
        topics(changed)
                .forEach(topic ->
                        events.append(topic, id(kind, changed), changed.change().at(), event));
    }

    /// The same in the background.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    void republish(ChangedMessage changed) {
        topics(changed).forEach(topic -> republish(changed, topic));
    }

    /// The same on a topic where it is not told otherwise.
    void republish(ChangedMessage changed, Topic topic) {
        var kind = kind(changed.change());
        var event = kind.event().apply(changed.message(), changed.change());
        events.republish(topic, id(kind, changed), changed.change().at(), event);
    }

    /// What happens to a message is told to its room, and if there are replies to those who look at them. These
    /// hear of the replies themselves, so not also of the new counts.
    private static List<Topic> topics(ChangedMessage changed) {
        var message = changed.message();
        if (message.id().isReply()) {
            return List.of(ThreadEvents.topic(message.rootId()));
        }
        var room = RoomTopics.room(message.roomId());
        return message.replies().isEmpty() || ThreadEvents.isUpdate(changed.change())
                ? List.of(room)
                : List.of(room, ThreadEvents.topic(message.id()));
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
