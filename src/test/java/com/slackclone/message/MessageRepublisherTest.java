package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.slackclone.account.UserId;
import com.slackclone.message.ChangeKind.Kinds;
import com.slackclone.message.ContentEvents.MessageEdited;
import com.slackclone.pipeline.Change.Modified;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventId;
import com.slackclone.realtime.EventLog;
import com.slackclone.room.ChannelId;
import com.slackclone.room.RoomTopics;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageRepublisherTest {

    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00.000Z");

    private record Painted(Message message, String color) implements Event {}

    private final EventLog log = mock(EventLog.class);
    private final MessageTable messages = mock(MessageTable.class);
    private final MessageRepublisher republisher = new MessageRepublisher(
            new MessageEvents(
                    log,
                    List.of(
                            new ContentEvents().contentChanges(),
                            new Kinds(List.of(new ChangeKind(
                                    "PAINTED",
                                    change -> "paint." + change.requireDetail(),
                                    (message, change) -> new Painted(message, change.requireDetail())))))),
            messages);

    private final ChannelId room = new ChannelId(new WorkspaceId(UUID.randomUUID()), UUID.randomUUID());
    private final MessageId id = new MessageId(room, TimeOrderedIds.at(NOW));
    private final UserId author = new UserId(UUID.randomUUID());

    /// The state alone would say that the message was edited, whatever has changed since.
    @Test
    void theEventIsThatOfTheChangeAndNotOfTheState() {
        when(messages.find(id)).thenReturn(Optional.of(message(null)));

        republisher.handle(changed(MessageChange.of(MessageChange.EDITED, NOW)));
        republisher.handle(changed(new MessageChange("PAINTED", author, "red", NOW)));

        var topic = RoomTopics.room(room);
        var message = message(null);
        verify(log).republish(topic, new EventId(id.global(), 7), NOW, new MessageEdited(message));
        verify(log).republish(topic, new EventId(id.global() + ".paint.red", 7), NOW, new Painted(message, "red"));
    }

    @Test
    void noEventOfAnotherPartBringsBackWhatWasDeleted() {
        when(messages.find(id)).thenReturn(Optional.of(message(NOW)));

        republisher.handle(changed(new MessageChange("PAINTED", author, "red", NOW)));

        verify(log, never()).republish(any(), any(), any(), any());
    }

    @Test
    void aKindThatOnlyALaterServerKnowsIsLeftToOne() {
        assertThatThrownBy(() -> republisher.handle(changed(MessageChange.of("FOLDED", NOW))))
                .isInstanceOf(IllegalStateException.class);
        verify(log, never()).republish(eq(RoomTopics.room(room)), any(), any(), any());
    }

    private Modified changed(MessageChange change) {
        var item = Item.at(id.key())
                .with("workspace_id", room.workspace().key())
                .with("seq", 1)
                .with("author_id", author.key())
                .with("content", "Hello")
                .with("edited_at", NOW)
                .with("version", 7)
                .with("change", change.item());
        return new Modified("1", Table.MESSAGES, Item.at(id.key()), item);
    }

    private Message message(@Nullable Instant deletedAt) {
        return new Message(
                id, 1, author, "Hello", Mentions.NONE, NOW, deletedAt, Reactions.NONE, null, null, Replies.NONE, 7);
    }
}
