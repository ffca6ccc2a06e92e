package com.slackclone.message;

import com.slackclone.realtime.Event;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One kind of change of a message, and how the room is told of it.
///
/// @param name stands in the message's item and in the change stream, so it stays
/// @param part which part of the message changes of this kind are about; empty for its content. An event is
///     dropped behind a later one of the same part, never behind one of another
/// @param event from the message as the change left it
public record ChangeKind(
        String name, Function<MessageChange, String> part, BiFunction<Message, MessageChange, Event> event) {

    /// The kinds that a feature adds. Each feature that changes messages has one bean of this type.
    public record Kinds(List<ChangeKind> kinds) {}

    static ChangeKind ofContent(String name, Function<Message, Event> event) {
        return new ChangeKind(name, _ -> "", (message, _) -> event.apply(message));
    }

    boolean isOfContent(MessageChange change) {
        return part.apply(change).isEmpty();
    }

    String subject(Message message, MessageChange change) {
        var of = part.apply(change);
        return of.isEmpty() ? message.id().global() : message.id().global() + "." + of;
    }
}
