package com.slackclone.message;

import com.slackclone.room.Conversation;
import com.slackclone.room.Room;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// The last messages of rooms, those of a page together. A preview is made of the message as it stands, and kept
/// nowhere: so it can't show what was edited or deleted.
@Controller
class LastMessageController {

    /// Who got the room may read it.
    @SchemaMapping(typeName = "Room")
    CompletableFuture<Optional<Message>> lastMessage(Room room, DataLoader<MessageId, Message> messages) {
        return load(room, messages);
    }

    @SchemaMapping
    CompletableFuture<Optional<String>> lastMessagePreview(
            Conversation conversation, DataLoader<MessageId, Message> messages) {
        return load(conversation, messages)
                .thenApply(last -> last.map(Message::content).map(Preview::of));
    }

    private static CompletableFuture<Optional<Message>> load(Room room, DataLoader<MessageId, Message> messages) {
        var last = room.lastMessageId();
        return last == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : messages.load(new MessageId(room.id(), last)).thenApply(Optional::ofNullable);
    }
}
