package com.slackclone.room;

import com.slackclone.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What 2 to 8 people of a workspace say to each other. It exists only for those who are in it.
///
/// @param participantIds whose conversation it is, in the order of their sign-up. They make its identity, so they
///     stay the same; who has left is not in it all the same
/// @param createdById who opened it first
/// @param lastMessageId see [Room#lastMessageId()]
/// @param mentionsOfAll see [Room#mentionsOfAll()]
/// @param version grows by 1 when people come back into it, or one leaves
public record Conversation(
        ConversationId id,
        List<UserId> participantIds,
        UserId createdById,
        Instant createdAt,
        long latestSeq,
        @Nullable Instant lastMessageAt,
        @Nullable UUID lastMessageId,
        MentionSeqs mentionsOfAll,
        long version)
        implements Room {

    public Conversation {
        participantIds = List.copyOf(participantIds);
    }

    /// As it is opened.
    static Conversation opened(ConversationId id, List<UserId> participants, UserId creator, Instant now) {
        return new Conversation(id, participants, creator, now, 0, null, null, MentionSeqs.NONE, 1);
    }

    Conversation withVersion(long changed) {
        return new Conversation(
                id,
                participantIds,
                createdById,
                createdAt,
                latestSeq,
                lastMessageAt,
                lastMessageId,
                mentionsOfAll,
                changed);
    }

    public ConversationType type() {
        return participantIds.size() > 2 ? ConversationType.GROUP : ConversationType.DIRECT;
    }

    @Override
    public Instant lastActiveAt() {
        return lastMessageAt == null ? createdAt : lastMessageAt;
    }
}
