package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.Message;
import com.slackclone.message.MessageId;
import com.slackclone.personal.SavedEvents.MessageSaved;
import com.slackclone.personal.SavedItems.SavedMark;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.room.RoomAccess;
import com.slackclone.workspace.WorkspaceId;
import graphql.GraphQLContext;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class SavedController {

    record SavedInput(String messageId) {}

    record SaveMessagePayload(SavedItem savedItem) {

        public Message message() {
            return savedItem.message();
        }
    }

    record UnsaveMessagePayload(Message message) {}

    private final Saving saving;
    private final SavedItems items;
    private final RoomAccess access;

    SavedController(Saving saving, SavedItems items, RoomAccess access, BatchLoaderRegistry loaders) {
        this.saving = saving;
        this.items = items;
        this.access = access;
        loaders.forTypePair(MessageId.class, SavedMark.class).registerMappedBatchLoader((wanted, environment) -> {
            var viewer = Viewer.of(Objects.requireNonNull(environment.<GraphQLContext>getContext()));
            return Mono.fromCallable(() -> items.marks(viewer, wanted));
        });
    }

    @MutationMapping
    SaveMessagePayload saveMessage(@Argument SavedInput input, Viewer viewer, DataLoader<MessageId, SavedMark> marks) {
        var id = MessageId.parse(input.messageId());
        var item = saving.save(viewer, id);
        // An earlier field of the same operation may have looked.
        marks.clear(id);
        return new SaveMessagePayload(item);
    }

    @MutationMapping
    UnsaveMessagePayload unsaveMessage(
            @Argument SavedInput input, Viewer viewer, DataLoader<MessageId, SavedMark> marks) {
        var id = MessageId.parse(input.messageId());
        var message = saving.unsave(viewer, id);
        marks.clear(id);
        return new UnsaveMessagePayload(message);
    }

    @SchemaMapping(typeName = "Viewer")
    Connection<SavedItem> savedItems(Viewer viewer, @Argument @Nullable String workspaceId, PageRequest page) {
        var workspace = Optional.ofNullable(workspaceId).map(WorkspaceId::parse);
        return items.page(viewer, workspace.orElse(null), page);
    }

    /// A deleted message is in nobody's list.
    @SchemaMapping
    CompletableFuture<Boolean> viewerHasSaved(Message message, DataLoader<MessageId, SavedMark> marks) {
        return message.isDeleted()
                ? CompletableFuture.completedFuture(false)
                : marks.load(message.id()).thenApply(SavedMark::isSaved);
    }

    /// A stream that was resumed may tell of a room that the viewer is out of by now.
    @SchemaMapping(typeName = "MessageSaved")
    CompletableFuture<Optional<SavedItem>> savedItem(
            StreamEvent delivered, Viewer viewer, DataLoader<MessageId, Message> messages) {
        var saved = (MessageSaved) delivered.event();
        return access.canRead(viewer, saved.messageId().room())
                ? messages.load(saved.messageId()).thenApply(message -> saved.item(message))
                : CompletableFuture.completedFuture(Optional.empty());
    }
}
