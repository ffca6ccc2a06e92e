package com.slackclone.message;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.NodeLoader;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.Room;
import com.slackclone.room.RoomId;
import graphql.GraphQLContext;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class MessageController implements NodeLoader {

    record SendMessageInput(
            String roomId,
            String content,
            @Nullable String clientMessageId,
            @Nullable String parentId,
            @Nullable Boolean alsoSendToRoom) {

        boolean isForRoomToo() {
            return Boolean.TRUE.equals(alsoSendToRoom);
        }

        Reply reply(Viewer viewer, String parent) {
            return new Reply(viewer.userId(), MessageId.parse(parent), content, clientMessageId, isForRoomToo());
        }
    }

    record EditMessageInput(String messageId, String content) {}

    record DeleteMessageInput(String messageId) {}

    record MessagePayload(Message message) {}

    private final Messages messages;
    private final Replying replying;
    private final MessageChanges changes;
    private final History history;
    private final MessagePolicy policy;

    MessageController(
            Messages messages, Replying replying, MessageChanges changes, History history, MessagePolicy policy) {
        this.messages = messages;
        this.replying = replying;
        this.changes = changes;
        this.history = history;
        this.policy = policy;
    }

    @QueryMapping
    Message message(@Argument String id, Viewer viewer) {
        return history.get(viewer, MessageId.parse(id));
    }

    @MutationMapping
    MessagePayload sendMessage(@Argument SendMessageInput input, Viewer viewer) {
        var room = RoomId.parse(input.roomId());
        if (input.parentId() != null) {
            return new MessagePayload(replying.reply(viewer, room, input.reply(viewer, input.parentId())));
        }
        if (input.isForRoomToo()) {
            throw ApiException.badInput(
                    "input.alsoSendToRoom", "CONTRADICTION", "Only a reply is also sent to the room.");
        }
        return new MessagePayload(messages.send(viewer, room, input.content(), input.clientMessageId()));
    }

    @MutationMapping
    MessagePayload editMessage(@Argument EditMessageInput input, Viewer viewer) {
        return new MessagePayload(changes.edit(viewer, MessageId.parse(input.messageId()), input.content()));
    }

    @MutationMapping
    MessagePayload deleteMessage(@Argument DeleteMessageInput input, Viewer viewer) {
        return new MessagePayload(changes.delete(viewer, MessageId.parse(input.messageId())));
    }

    @SchemaMapping(typeName = "Room")
    Connection<Message> messages(Room room, PageRequest page, @Argument @Nullable String around, Viewer viewer) {
        if (around == null) {
            return history.page(viewer, room.id(), page);
        }
        if (page.cursor() != null) {
            throw ApiException.badInput("around", "CONTRADICTION", "Give around or a cursor, not both.");
        }
        return history.around(viewer, room.id(), MessageId.parse(around), page.size());
    }

    @SchemaMapping
    CompletableFuture<User> author(Message message, DataLoader<UserId, User> users) {
        return users.load(message.authorId());
    }

    @SchemaMapping
    CompletableFuture<Room> room(Message message, DataLoader<RoomId, Room> rooms) {
        return rooms.load(message.roomId());
    }

    @SchemaMapping
    boolean viewerCanEdit(Message message, Viewer viewer) {
        return policy.canEdit(viewer, message);
    }

    @SchemaMapping
    boolean viewerCanDelete(Message message, Viewer viewer) {
        return policy.canDelete(viewer, message);
    }

    @Override
    public String prefix() {
        return MessageId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return history.get(Viewer.of(context), MessageId.parse(id));
    }
}
