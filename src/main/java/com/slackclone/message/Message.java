package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.room.RoomId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A message of a room, or a reply to one. When deleted it stays as a tombstone: same id, number and author, no
/// content.
///
/// @param seq its number in the room, or of a reply in its thread, from 1 without gaps
/// @param content as it was written; null once deleted
/// @param mentions whom and what the content mentions
/// @param pin null if it is not pinned to its room
/// @param twin of a reply that was also sent to the room: the message there; and of that message: the reply.
///     What one of them says, the other does
/// @param replies to it
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
        @Nullable MessageId twin,
        Replies replies,
        long version) {

    public Message {
        replies = Objects.requireNonNullElse(replies, Replies.NONE);
    }

    /// As it is sent.
    static Message sent(MessageId id, long seq, UserId author, String content, Mentions mentions) {
        return new Message(id, seq, author, content, mentions, null, null, Reactions.NONE, null, null, Replies.NONE, 1);
    }

    Message withTwin(MessageId its) {
        return with(content, mentions, editedAt, deletedAt, reactions, pin, its, replies, version);
    }

    /// As a change of its reactions leaves it.
    Message with(Reactions changed, long itsVersion) {
        return with(content, mentions, editedAt, deletedAt, changed, pin, twin, replies, itsVersion);
    }

    /// As pinning it, or taking its pin off, leaves it.
    Message with(@Nullable Pin changed, long itsVersion) {
        return with(content, mentions, editedAt, deletedAt, reactions, changed, twin, replies, itsVersion);
    }

    /// As a change of its replies leaves it.
    Message with(Replies changed) {
        return with(content, mentions, editedAt, deletedAt, reactions, pin, twin, changed, version + 1);
    }

    Message edited(String changed, Mentions mentioned, Instant at) {
        return with(changed, mentioned, at, deletedAt, reactions, pin, twin, replies, version + 1);
    }

    Message deleted(Instant at) {
        return with(null, Mentions.NONE, null, at, Reactions.NONE, null, twin, replies, version + 1);
    }

    private Message with(
            @Nullable String itsContent,
            Mentions itsMentions,
            @Nullable Instant itsEditedAt,
            @Nullable Instant itsDeletedAt,
            Reactions itsReactions,
            @Nullable Pin itsPin,
            @Nullable MessageId itsTwin,
            Replies itsReplies,
            long itsVersion) {
        return new Message(
                id,
                seq,
                authorId,
                itsContent,
                itsMentions,
                itsEditedAt,
                itsDeletedAt,
                itsReactions,
                itsPin,
                itsTwin,
                itsReplies,
                itsVersion);
    }

    public boolean isPinned() {
        return pin != null;
    }

    public RoomId roomId() {
        return id.room();
    }

    /// The message whose thread it belongs to: of a reply, and of what stands for one in the room, the one
    /// replied to; of any other itself.
    public MessageId rootId() {
        return twin != null && twin.isReply() ? twin.rootId() : id.rootId();
    }

    public boolean isRoot() {
        return rootId().equals(id);
    }

    public Instant createdAt() {
        return id.sentAt();
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }
}
