package com.slackclone.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.realtime.Event;
import com.slackclone.room.RoomEvents.ChannelArchived;
import com.slackclone.room.RoomEvents.ChannelCreated;
import com.slackclone.room.RoomEvents.ChannelUnarchived;
import com.slackclone.room.RoomEvents.ChannelUpdated;
import com.slackclone.room.RoomEvents.ConversationOpened;
import com.slackclone.room.RoomEvents.MemberJoinedRoom;
import com.slackclone.room.RoomEvents.MemberLeftRoom;
import com.slackclone.room.RoomEvents.RoomRead;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Nodes pass events on as JSON: what one wrote, the other must read.
class RoomEventsTest {

    private static final Channel CHANNEL = new Channel(
            ChannelId.next(WorkspaceId.next()),
            "news",
            "What is new",
            null,
            ChannelType.PRIVATE,
            true,
            true,
            UserId.next(),
            Instant.parse("2026-01-31T09:30:00.123Z"),
            3,
            42,
            Instant.parse("2026-02-01T09:30:00.456Z"),
            UUID.randomUUID(),
            MentionSeqs.NONE.with(41, true).with(42, true),
            7);

    private static final List<UserId> PEOPLE = List.of(UserId.next(), UserId.next());
    private static final Conversation CONVERSATION = new Conversation(
            ConversationId.of(WorkspaceId.next(), PEOPLE),
            PEOPLE,
            PEOPLE.getFirst(),
            Instant.parse("2026-01-31T09:30:00.123Z"),
            42,
            Instant.parse("2026-02-01T09:30:00.456Z"),
            UUID.randomUUID(),
            MentionSeqs.NONE,
            2);

    static Stream<Event> events() {
        return Stream.of(
                new ChannelCreated(CHANNEL),
                new ChannelUpdated(CHANNEL),
                new ChannelArchived(CHANNEL),
                new ChannelUnarchived(CHANNEL),
                new MemberJoinedRoom(CHANNEL, UserId.next()),
                new MemberLeftRoom(CHANNEL, UserId.next()),
                new MemberJoinedRoom(CONVERSATION, UserId.next()),
                new MemberLeftRoom(CONVERSATION, UserId.next()),
                new ConversationOpened(CONVERSATION),
                new RoomRead(CHANNEL.id(), 42),
                new RoomRead(CONVERSATION.id(), 42));
    }

    @ParameterizedTest
    @MethodSource("events")
    void survivesTheWay(Event event) {
        var mapper = JsonMapper.shared();

        var read = mapper.readValue(mapper.writeValueAsString(event), event.getClass());

        assertThat(read).isEqualTo(event);
    }
}
