package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.room.RoomAccess;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Edits and deletes messages.
@Component
class MessageChanges {

    private final MessageTable messages;
    private final MentionResolver mentions;
    private final MessagePolicy policy;
    private final RoomAccess access;
    private final ReplyChanges replies;
    private final MessageEvents events;
    private final Clock clock;

    MessageChanges(
            MessageTable messages,
            MentionResolver mentions,
            MessagePolicy policy,
            RoomAccess access,
            ReplyChanges replies,
            MessageEvents events,
            Clock clock) {
        this.messages = messages;
        this.mentions = mentions;
        this.policy = policy;
        this.access = access;
        this.replies = replies;
        this.events = events;
        this.clock = clock;
    }

    /// Replaces the content. For the author, within the edit window.
    ///
    /// @throws ApiException `FORBIDDEN` for another's message, `EDIT_WINDOW_CLOSED`, `CONFLICT` for a deleted
    ///     one
    Message edit(Viewer viewer, MessageId id, String content) {
        Messages.checkContent(content);
        access.requireWrite(viewer, id.room(), "message");
        if (policy.isEditWindowClosed(id)) {
            requireOwn(viewer, find(id));
            throw ApiException.of(ErrorCode.EDIT_WINDOW_CLOSED, "The message can't be edited any more.")
                    .with("limitMinutes", policy.editWindow().toMinutes());
        }
        var mentioned = mentions.resolve(id.room(), content);
        try {
            var item = messages.edit(id, viewer.userId(), content, mentioned, clock.instant())
                    .run()
                    .orElseThrow();
            return tell(ChangedMessage.of(id.room(), item));
        } catch (ConditionFailed e) {
            var message = find(id);
            requireOwn(viewer, message);
            if (message.twin() == null) {
                throw ApiException.conflict("The message was deleted.");
            }
            return replies.edit(message, content, mentioned);
        }
    }

    /// Makes a tombstone of a message; of a reply also of what stands for it in the room, and the other way
    /// round. The replies to it stay. For its author, and for admins. A message that is one already stays as it
    /// is.
    ///
    /// @throws ApiException `FORBIDDEN` for another's message
    Message delete(Viewer viewer, MessageId id) {
        access.requireRead(viewer, id.room(), "message");
        var message = find(id);
        if (!policy.canDelete(viewer, message)) {
            throw ApiException.forbidden("Only its author and admins may delete a message.");
        }
        if (message.isDeleted()) {
            return message;
        }
        if (!message.isRoot()) {
            return replies.delete(message);
        }
        try {
            var item = messages.delete(id, clock.instant()).run().orElseThrow();
            return tell(ChangedMessage.of(id.room(), item));
        } catch (ConditionFailed e) {
            return find(id);
        }
    }

    private Message tell(ChangedMessage changed) {
        events.publish(changed);
        return changed.message();
    }

    private Message find(MessageId id) {
        return messages.find(id).orElseThrow(() -> ApiException.notFound("message"));
    }

    private static void requireOwn(Viewer viewer, Message message) {
        if (!message.authorId().equals(viewer.userId())) {
            throw ApiException.forbidden("Only its author may edit a message.");
        }
    }
}
