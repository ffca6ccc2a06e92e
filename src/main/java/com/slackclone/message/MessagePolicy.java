package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.room.ChannelId;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.Membership;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Who may change a message, and until when.
@Component
class MessagePolicy {

    private final Members members;
    private final RoomAccess access;
    private final MessageProperties properties;
    private final Clock clock;

    MessagePolicy(Members members, RoomAccess access, MessageProperties properties, Clock clock) {
        this.members = members;
        this.access = access;
        this.properties = properties;
        this.clock = clock;
    }

    boolean canEdit(Viewer viewer, Message message) {
        return isOwn(viewer, message)
                && !message.isDeleted()
                && !isEditWindowClosed(message.id())
                && access.canWrite(viewer, message.roomId());
    }

    /// Admins keep order in channels; what is said in a conversation is no business of theirs.
    boolean canDelete(Viewer viewer, Message message) {
        return isOwn(viewer, message) || keepsOrder(viewer, message.roomId());
    }

    private boolean keepsOrder(Viewer viewer, RoomId room) {
        return room instanceof ChannelId
                && members.find(viewer.userId(), room.workspace())
                        .filter(Membership::isAdmin)
                        .isPresent();
    }

    private static boolean isOwn(Viewer viewer, Message message) {
        return message.authorId().equals(viewer.userId());
    }

    boolean isEditWindowClosed(MessageId id) {
        return id.sentAt().plus(editWindow()).isBefore(clock.instant());
    }

    Duration editWindow() {
        return properties.editWindow();
    }
}
