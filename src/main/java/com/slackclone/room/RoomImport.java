package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Brings in channels and conversations that were made elsewhere, at times past: what seeding and imports use. It asks
/// for no
/// viewer and tells nobody, so no operation of the API may lead here.
@Component
public class RoomImport {

    private final ChannelTable channels;
    private final ConversationTable conversations;
    private final RoomMembershipTable memberships;
    private final RoomPreferenceTable preferences;

    RoomImport(
            ChannelTable channels,
            ConversationTable conversations,
            RoomMembershipTable memberships,
            RoomPreferenceTable preferences) {
        this.channels = channels;
        this.conversations = conversations;
        this.memberships = memberships;
        this.preferences = preferences;
    }

    /// A channel as it was elsewhere.
    ///
    /// @param joined who is in it, and since when; at most 90 people
    public record ImportedChannel(
            WorkspaceId workspace,
            String name,
            ChannelType type,
            String topic,
            String purpose,
            UserId createdBy,
            Instant createdAt,
            Map<UserId, Instant> joined) {}

    /// Makes the channel with the people in it. One of this name that is there already keeps its people; it gets
    /// the topic and the purpose if it never had any, as the default channels of a new workspace.
    ///
    /// @return the channel as it stands
    public Channel channel(ImportedChannel wanted) {
        var channel = channels.findByName(wanted.workspace(), wanted.name());
        if (channel.isEmpty()) {
            return create(wanted);
        }
        if (channel.get().topic() == null && channel.get().purpose() == null) {
            return describe(channel.get(), wanted);
        }
        return channel.get();
    }

    private Channel create(ImportedChannel wanted) {
        var channel = new Channel(
                ChannelId.next(wanted.workspace()),
                ChannelRules.name(wanted.name()),
                ChannelRules.topic(wanted.topic()),
                ChannelRules.purpose(wanted.purpose()),
                wanted.type(),
                false,
                false,
                wanted.createdBy(),
                wanted.createdAt(),
                wanted.joined().size(),
                0,
                null,
                null,
                MentionSeqs.NONE,
                1);
        var writes = new ArrayList<Write>(List.of(channels.claimName(channel), channels.create(channel)));
        wanted.joined()
                .forEach((user, time) ->
                        writes.add(memberships.create(new RoomMembership(channel.id(), user, time, 0))));
        Transaction.run(writes);
        return channel;
    }

    private Channel describe(Channel channel, ImportedChannel wanted) {
        var topic = ChannelRules.topic(wanted.topic());
        var purpose = ChannelRules.purpose(wanted.purpose());
        try {
            var item = channels.describe(channel.id(), topic, purpose).run();
            return item.map(ChannelTable::channel).orElse(channel);
        } catch (ConditionFailed e) {
            return channel;
        }
    }

    /// Says what a person wants to be told of a room; nothing for one who is not in it.
    public void prefer(RoomId room, UserId user, NotificationPreference choice) {
        try {
            Transaction.run(preferences.set(room, user, new RoomPreference(choice, null)));
        } catch (ConditionFailed e) {
            // They are not in the room.
        }
    }

    /// A conversation as it was elsewhere.
    ///
    /// @param people 2 to 8, who opened it first
    public record ImportedConversation(WorkspaceId workspace, List<UserId> people, Instant openedAt) {}

    /// Opens the conversation. One that is there already stays as it is.
    ///
    /// @return the conversation as it stands
    public Conversation conversation(ImportedConversation wanted) {
        var creator = wanted.people().getFirst();
        var people = ConversationRules.participants(creator, wanted.people());
        var id = ConversationId.of(wanted.workspace(), people);
        var conversation = Conversation.opened(id, people, creator, wanted.openedAt());
        var writes = new ArrayList<>(List.of(conversations.create(conversation)));
        people.forEach(user -> writes.add(memberships.create(new RoomMembership(id, user, wanted.openedAt(), 0))));
        try {
            Transaction.run(writes);
            return conversation;
        } catch (ConditionFailed e) {
            return conversations.find(id).orElseThrow(() -> e);
        }
    }

    /// Moves a person's read marker forward. One that is as far already stays; who is not in the room has none.
    ///
    /// @param seq the number of the last message that they have read
    public void read(RoomId room, UserId user, long seq, Instant time) {
        try {
            memberships.markRead(room, user, seq, time).run();
        } catch (ConditionFailed e) {
            // It is where it should be.
        }
    }
}
