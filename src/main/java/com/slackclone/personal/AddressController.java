package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.Message;
import com.slackclone.message.MessageId;
import com.slackclone.message.MessageThread;
import com.slackclone.personal.DraftController.DeleteDraftPayload;
import com.slackclone.room.Room;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Where to things are to go. What the viewer wrote is theirs; the room is not, once they may not read it any
/// more.
@Controller
class AddressController {

    private final RoomAccess access;

    AddressController(RoomAccess access) {
        this.access = access;
    }

    @SchemaMapping
    CompletableFuture<Optional<Room>> room(Draft draft, Viewer viewer, DataLoader<RoomId, Room> rooms) {
        return find(draft, viewer, rooms);
    }

    @SchemaMapping
    CompletableFuture<Optional<MessageThread>> thread(
            Draft draft, Viewer viewer, DataLoader<MessageId, Message> messages) {
        return findThread(draft, viewer, messages);
    }

    @SchemaMapping
    CompletableFuture<Optional<Room>> room(DeleteDraftPayload deleted, Viewer viewer, DataLoader<RoomId, Room> rooms) {
        return find(deleted, viewer, rooms);
    }

    @SchemaMapping
    CompletableFuture<Optional<MessageThread>> thread(
            DeleteDraftPayload deleted, Viewer viewer, DataLoader<MessageId, Message> messages) {
        return findThread(deleted, viewer, messages);
    }

    @SchemaMapping
    CompletableFuture<Optional<Room>> room(ScheduledMessage scheduled, Viewer viewer, DataLoader<RoomId, Room> rooms) {
        return find(scheduled, viewer, rooms);
    }

    @SchemaMapping
    CompletableFuture<Optional<MessageThread>> thread(
            ScheduledMessage scheduled, Viewer viewer, DataLoader<MessageId, Message> messages) {
        return findThread(scheduled, viewer, messages);
    }

    private CompletableFuture<Optional<Room>> find(Addressed addressed, Viewer viewer, DataLoader<RoomId, Room> rooms) {
        return access.canRead(viewer, addressed.roomId())
                ? rooms.load(addressed.roomId()).thenApply(Optional::ofNullable)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private CompletableFuture<Optional<MessageThread>> findThread(
            Addressed addressed, Viewer viewer, DataLoader<MessageId, Message> messages) {
        var root = addressed.rootId();
        return root != null && access.canRead(viewer, root.room())
                ? messages.load(root).thenApply(Optional::ofNullable).thenApply(found -> found.map(MessageThread::new))
                : CompletableFuture.completedFuture(Optional.empty());
    }
}
