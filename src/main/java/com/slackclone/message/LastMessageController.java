package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.room.Conversation;
import com.slackclone.room.Room;
import com.slackclone.room.RoomAccess;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// The last messages of rooms, those of a page together. A preview is made of the message as it stands, and kept
/// nowhere: so it can't show what was edited or deleted.
@Controller
class LastMessageController {

    private final RoomAccess access;

    LastMessageController(RoomAccess access) {
        this.access = access;
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<Optional<Message>> lastMessage(
            Room room, Viewer viewer, DataLoader<MessageId, Message> messages, DataFetchingEnvironment field) {
        return mayRead(viewer, room, field)
                ? load(room, messages)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    @SchemaMapping
    CompletableFuture<Optional<String>> lastMessagePreview(
            Conversation conversation,
            Viewer viewer,
            DataLoader<MessageId, Message> messages,
            DataFetchingEnvironment field) {
        return lastMessage(conversation, viewer, messages, field)
                .thenApply(last -> last.map(Message::content).map(Preview::of));
    }

    /// Who got the room by asking for it may read it. The room of an event is as it was then, and who has left since
    /// may
    /// get the event still, when they resume.
    private boolean mayRead(Viewer viewer, Room room, DataFetchingEnvironment field) {
        return field.getOperationDefinition().getOperation() != Operation.SUBSCRIPTION
                || access.canRead(viewer, room.id());
    }

    private static CompletableFuture<Optional<Message>> load(Room room, DataLoader<MessageId, Message> messages) {
        var last = room.lastMessageId();
        return last == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : messages.load(new MessageId(room.id(), last)).thenApply(Optional::ofNullable);
    }
}
