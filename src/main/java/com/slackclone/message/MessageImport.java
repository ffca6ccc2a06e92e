package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomId;
import com.slackclone.room.RoomSequence;
import com.slackclone.room.RoomSequence.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Brings in messages that were sent elsewhere, at times past: what seeding and imports use. It asks for no
/// viewer, so no operation of the API may lead here. It publishes nothing itself; the change stream's worker
/// tells of the messages of the last hours.
@Component
public class MessageImport {

    /// With as many authors at most, a transaction has room for it.
    private static final int BATCH = 49;

    private final MessageTable messages;
    private final MentionResolver mentions;
    private final FollowTable follows;
    private final RoomSequence sequence;

    MessageImport(MessageTable messages, MentionResolver mentions, FollowTable follows, RoomSequence sequence) {
        this.messages = messages;
        this.mentions = mentions;
        this.follows = follows;
        this.sequence = sequence;
    }

    /// A message as it was elsewhere.
    ///
    /// @param content 1 to 4,000 characters, as last edited; null if it was deleted
    public record ImportedMessage(
            UserId author,
            @Nullable String content,
            Instant sentAt,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt) {}

    /// Puts messages behind the room's last one; the authors' read markers move to theirs. One call of DynamoDB
    /// for each 49: if a later one fails, the messages before it are in.
    ///
    /// They bear the times at which they were sent. A message that is no later than the one before it, here or
    /// in the room, is a millisecond behind that one: so messages are brought in from the oldest on.
    ///
    /// @throws ApiException as [Messages#send], for an author who is not in the room for example
    public void add(RoomId room, List<ImportedMessage> imported) {
        imported.forEach(MessageImport::check);
        for (var start = 0; start < imported.size(); start += BATCH) {
            var batch = imported.subList(start, Math.min(start + BATCH, imported.size()));
            sequence.append(room, batch.stream().map(one -> entry(room, one)).toList());
        }
    }

    /// Puts replies to messages of a room behind those that are there: the first reply of a list is reply 1, and
    /// so on, and those that there are already are left out. Their authors follow, as if they had sent them. One
    /// transaction for each thread.
    ///
    /// @param threads by the numbers of the messages that they reply to; at most 40 replies each
    public void addReplies(RoomId room, Map<Long, List<ImportedMessage>> threads) {
        for (var root : messages.after(Timeline.of(room), Optional.empty(), Integer.MAX_VALUE)) {
            var missing = threads.getOrDefault(root.seq(), List.of()).stream()
                    .skip(root.replies().latestSeq())
                    .toList();
            missing.forEach(MessageImport::check);
            if (!missing.isEmpty()) {
                addReplies(root, missing);
            }
        }
    }

    private void addReplies(Message root, List<ImportedMessage> imported) {
        var writes = new ArrayList<Write>();
        var authors = new LinkedHashMap<UserId, Message>();
        var replies = root.replies();
        for (var one : imported) {
            var time = replies.next(one.sentAt().truncatedTo(ChronoUnit.MILLIS));
            replies = replies.plus(one.author(), time);
            if (one.deletedAt() != null) {
                replies = replies.minusOne();
            }
            var reply = at(root.id().replyAt(time), replies.latestSeq(), one, mentioned(root.roomId(), one));
            writes.add(messages.create(reply));
            authors.put(one.author(), reply);
        }
        authors.values().forEach(last -> writes.add(follows.replied(last)));
        var lastAt = Objects.requireNonNull(replies.lastAt());
        writes.add(messages.changeReplies(root, replies, ThreadEvents.updated(lastAt)));
        Transaction.run(writes);
    }

    private static void check(ImportedMessage imported) {
        if (imported.content() != null) {
            Messages.checkContent(imported.content());
        } else if (imported.deletedAt() == null) {
            throw new IllegalArgumentException("Only a deleted message has no content");
        }
    }

    private Entry entry(RoomId room, ImportedMessage imported) {
        var mentioned = mentioned(room, imported);
        return new Entry(
                imported.author(),
                imported::sentAt,
                slot -> List.of(messages.create(at(new MessageId(room, slot.id()), slot.seq(), imported, mentioned))));
    }

    private Mentions mentioned(RoomId room, ImportedMessage imported) {
        return imported.deletedAt() == null && imported.content() != null
                ? mentions.resolve(room, imported.content())
                : Mentions.NONE;
    }

    private static Message at(MessageId id, long seq, ImportedMessage imported, Mentions mentioned) {
        var isDeleted = imported.deletedAt() != null;
        var changes = (imported.editedAt() == null ? 0 : 1) + (isDeleted ? 1 : 0);
        return new Message(
                id,
                seq,
                imported.author(),
                isDeleted ? null : imported.content(),
                mentioned,
                isDeleted ? null : imported.editedAt(),
                imported.deletedAt(),
                Reactions.NONE,
                null,
                null,
                Replies.NONE,
                1 + changes);
    }
}
