package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.room.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message of a room. When deleted it stays as a tombstone: same id, number and author, no content.
///
/// @param seq its number in the room, from 1 without gaps
/// @param content as it was written; null once deleted
/// @param mentions whom and what the content mentions
/// @param pin null if it is not pinned to its room
/// @param version 1 when sent; grows by 1 with each change of whatever part of the message
public record Message(
        MessageId id,
        long seq,
        UserId authorId,
        @Nullable String content,
        Mentions mentions,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        Reactions reactions,
        @Nullable Pin pin,
        long version) {

    /// As it is sent.
    static Message sent(MessageId id, long seq, UserId author, String content, Mentions mentions) {
        return new Message(id, seq, author, content, mentions, null, null, Reactions.NONE, null, 1);
    }

    /// As a change of its reactions leaves it.
    Message with(Reactions changed, long itsVersion) {
        return new Message(id, seq, authorId, content, mentions, editedAt, deletedAt, changed, pin, itsVersion);
    }

    /// As pinning it, or taking its pin off, leaves it.
    Message with(@Nullable Pin changed, long itsVersion) {
        return new Message(id, seq, authorId, content, mentions, editedAt, deletedAt, reactions, changed, itsVersion);
    }

    public boolean isPinned() {
        return pin != null;
    }

    public RoomId roomId() {
        return id.room();
    }

    public Instant createdAt() {
        return id.sentAt();
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
