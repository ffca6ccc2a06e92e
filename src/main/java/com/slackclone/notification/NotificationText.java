package com.slackclone.notification;

import com.slackclone.account.User;
import com.slackclone.message.Message;
import com.slackclone.room.Channel;
import com.slackclone.room.Conversation;
import com.slackclone.room.Room;
import com.slackclone.workspace.InviteLookup.ToWorkspace;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The wording of notifications.
final class NotificationText {

    private static final int PREVIEW = 140;

    private NotificationText() {}

    /// @param actor empty for an account that is gone
    static Shown ofMessage(Notification notification, Message message, Room room, Optional<User> actor) {
        var name = name(actor);
        var place = place(room);
        var title = switch (notification.type()) {
            case MENTION -> name + " mentioned you in " + place;
            case DM -> name + " sent you a message";
            case THREAD -> name + " replied to a thread in " + place;
            case CHANNEL -> name + " wrote in " + place;
            case REACTION -> name + " reacted with " + notification.detail() + " to your message in " + place;
            case FILE -> name + " shared a file in " + place;
            case INVITE -> name + " invited you";
        };
        return new Shown(title, preview(message.content()), message, avatar(actor));
    }

    static Shown ofInvite(ToWorkspace invited, Optional<User> actor) {
        var title = name(actor) + " invited you to " + invited.workspace().name();
        return new Shown(title, null, invited.invite(), avatar(actor));
    }

    private static String place(Room room) {
        return switch (room) {
            case Channel channel -> "#" + channel.name();
            case Conversation _ -> "a conversation";
        };
    }

    static String name(Optional<User> user) {
        return user.map(User::displayName).orElse("Somebody");
    }

    static @Nullable URI avatar(Optional<User> user) {
        return user.map(User::avatarUrl).orElse(null);
    }

    /// The text's beginning in one line; at most 140 characters (code points).
    static @Nullable String preview(@Nullable String content) {
        if (content == null) {
            return null;
        }
        var line = content.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= PREVIEW) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, PREVIEW - 1)).stripTrailing() + "…";
    }
}
