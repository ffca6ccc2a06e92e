package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.message.ReplyWriter.Outcome.Overtaken;
import com.slackclone.message.ReplyWriter.Outcome.Sent;
import com.slackclone.message.ReplyWriter.Outcome.SentBefore;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Sends replies. They take turns: each must know the one before it, to have the next number.
@Component
class Replying {

    private static final int ATTEMPTS = 20;

    private final Threads threads;
    private final ReplyWriter writer;
    private final MentionResolver mentions;
    private final RoomAccess access;
    private final MessageEvents events;
    private final MessageLocks locks;

    Replying(
            Threads threads,
            ReplyWriter writer,
            MentionResolver mentions,
            RoomAccess access,
            MessageEvents events,
            MessageLocks locks) {
        this.threads = threads;
        this.writer = writer;
        this.mentions = mentions;
        this.access = access;
        this.events = events;
        this.locks = locks;
    }

    /// Sends a reply as the viewer, who follows the thread from then on. When this returns, it is stored for
    /// good.
    ///
    /// Costs a read and a transaction of DynamoDB and two round trips to Redis, one more for what is also sent
    /// to the room, however many follow the thread.
    ///
    /// @throws ApiException `NOT_FOUND` for a parent that is not in the room, `CONFLICT` for one that was
    ///     deleted before anybody had replied; otherwise as [Messages#send]
    Message reply(Viewer viewer, RoomId room, Reply reply) {
        Messages.check(reply.content(), reply.clientId());
        access.requireInside(viewer, room);
        if (!reply.parent().room().equals(room)) {
            throw ApiException.notFound("message");
        }
        return archived(viewer, reply).orElseGet(() -> store(reply, writer.once(reply)));
    }

    /// A retry of what was sent before is answered in an archived room too.
    private Optional<Message> archived(Viewer viewer, Reply reply) {
        var room = reply.parent().room();
        if (access.canWrite(viewer, room)) {
            return Optional.empty();
        }
        var before = writer.sentBefore(reply).map(threads::find);
        if (before.isEmpty()) {
            access.requireWrite(viewer, room);
        }
        return before;
    }

    /// The caller has checked that the author may.
    Message store(Reply reply, Once once) {
        var mentioned = mentions.resolve(reply.parent().room(), reply.content());
        return locks.alone(reply.parent().rootId(), () -> storeAlone(reply, mentioned, once));
    }

    private Message storeAlone(Reply reply, Mentions mentioned, Once once) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var root = threads.root(reply.parent());
            if (root.isDeleted() && root.replies().isEmpty()) {
                throw ApiException.conflict("The message was deleted.");
            }
            switch (writer.write(root, reply, mentioned, once)) {
                case Sent sent -> {
                    tell(sent);
                    return sent.reply();
                }
                case SentBefore(var id) -> {
                    return threads.find(id);
                }
                case Overtaken() -> Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("replies");
    }

    private void tell(Sent sent) {
        publish(sent.reply(), MessageChange.ofContent(sent.reply()));
        publish(sent.root(), ThreadEvents.updated(sent.reply().createdAt()));
        if (sent.inRoom() != null) {
            publish(sent.inRoom(), MessageChange.ofContent(sent.inRoom()));
        }
    }

    private void publish(Message message, MessageChange change) {
        events.publish(new ChangedMessage(message, change));
    }
}
