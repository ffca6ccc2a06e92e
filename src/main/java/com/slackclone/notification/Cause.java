package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Message;
import com.slackclone.message.MessageChange;
import com.slackclone.message.MessageId;
import com.slackclone.workspace.Invite;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/// What happened. The ids of the notifications of it follow from it, so that they are the same however often a
/// worker comes to make them.
///
/// @param subject the partition of what is remembered of those who were told
/// @param part of the subject; empty for the whole
/// @param at when, to the millisecond
record Cause(String subject, String part, Instant at) {

    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_A = 0xfff;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_B = 0x3fff_ffff_ffff_ffffL;

    /// That a message was sent: one notification for each who is told, for whatever reason. A reply that was also sent
    /// to the room is one message to those who are told.
    static Cause sent(Message message) {
        var twin = message.twin();
        var id = twin != null && twin.isReply() ? twin : message.id();
        return new Cause(subject(id), "", id.sentAt());
    }

    static Cause reacted(MessageId message, MessageChange change) {
        return new Cause(subject(message), reaction(change.requireActor(), change.requireDetail()), change.at());
    }

    static Cause invited(Invite invite) {
        return new Cause("INVITE#" + invite.id().global(), "", invite.createdAt());
    }

    static String subject(MessageId message) {
        return "MESSAGE#" + message.uuid();
    }

    /// The part that a reaction is; the emoji as its code points.
    static String reaction(UserId actor, String emoji) {
        var key = new StringBuilder("REACTION#" + actor.uuid());
        emoji.codePoints().forEach(point -> key.append('-').append(Integer.toHexString(point)));
        return key.append('#').toString();
    }

    NotificationId idFor(UserId user) {
        return new NotificationId(user, uuid());
    }

    /// A UUID of version 7 with a hash where others have random bits.
    UUID uuid() {
        var hash = ByteBuffer.wrap(sha256(subject + "/" + part));
        var high = (at.toEpochMilli() << 16) | VERSION_7 | (hash.getLong() & RANDOM_A);
        return new UUID(high, VARIANT | (hash.getLong() & RANDOM_B));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
