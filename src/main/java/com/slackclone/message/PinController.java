package com.slackclone.message;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.message.PinEvents.OfPin;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.room.Room;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class PinController {

    record PinMessageInput(String messageId) {}

    record PinPayload(Message message) {}

    private final Pinning pinning;
    private final Pinned pinned;

    PinController(Pinning pinning, Pinned pinned) {
        this.pinning = pinning;
        this.pinned = pinned;
    }

    @MutationMapping
    PinPayload pinMessage(@Argument PinMessageInput input, Viewer viewer) {
        return new PinPayload(pinning.pin(viewer, MessageId.parse(input.messageId())));
    }

    @MutationMapping
    PinPayload unpinMessage(@Argument PinMessageInput input, Viewer viewer) {
        return new PinPayload(pinning.unpin(viewer, MessageId.parse(input.messageId())));
    }

    @SchemaMapping(typeName = "Room")
    Connection<Message> pins(Room room, PageRequest page, Viewer viewer) {
        return pinned.page(viewer, room.id(), page);
    }

    @SchemaMapping(typeName = "Pin", field = "user")
    CompletableFuture<User> user(Pin pin, DataLoader<UserId, User> users) {
        return users.load(pin.by());
    }

    @SchemaMapping(typeName = "MessagePinned", field = "user")
    CompletableFuture<User> pinnedBy(StreamEvent delivered, DataLoader<UserId, User> users) {
        return users.load(((OfPin) delivered.event()).userId());
    }

    @SchemaMapping(typeName = "MessageUnpinned", field = "user")
    CompletableFuture<User> unpinnedBy(StreamEvent delivered, DataLoader<UserId, User> users) {
        return users.load(((OfPin) delivered.event()).userId());
    }
}
