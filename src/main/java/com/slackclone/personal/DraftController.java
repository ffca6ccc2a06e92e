package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.MessageId;
import com.slackclone.message.MessageThread;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.NodeLoader;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.room.Room;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import graphql.GraphQLContext;
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
class DraftController implements NodeLoader {

    record SaveDraftInput(String roomId, @Nullable String parentId, String content) {}

    record SaveDraftPayload(Draft draft) {}

    record DeleteDraftInput(String draftId) {}

    record DeleteDraftPayload(DraftId draftId) implements Addressed {

        @Override
        public RoomId roomId() {
            return draftId.room();
        }

        @Override
        public @Nullable MessageId rootId() {
            return draftId.rootId();
        }
    }

    private final Drafts drafts;
    private final ViewerDrafts ofViewer;

    DraftController(Drafts drafts, ViewerDrafts ofViewer, BatchLoaderRegistry loaders) {
        this.drafts = drafts;
        this.ofViewer = ofViewer;
        loaders.forTypePair(DraftId.class, Draft.class)
                .registerMappedBatchLoader((ids, _) -> Mono.fromCallable(() -> ofViewer.findAll(ids)));
    }

    @MutationMapping
    SaveDraftPayload saveDraft(@Argument SaveDraftInput input, Viewer viewer, DataLoader<DraftId, Draft> loader) {
        var parent = Optional.ofNullable(input.parentId()).map(MessageId::parse);
        var saved = drafts.save(viewer, RoomId.parse(input.roomId()), parent.orElse(null), input.content());
        // Another mutation of the same request may have looked.
        loader.clear(saved.id());
        return new SaveDraftPayload(saved);
    }

    @MutationMapping
    DeleteDraftPayload deleteDraft(@Argument DeleteDraftInput input, Viewer viewer, DataLoader<DraftId, Draft> loader) {
        var id = DraftId.parse(input.draftId());
        drafts.delete(viewer, id);
        loader.clear(id);
        return new DeleteDraftPayload(id);
    }

    @SchemaMapping(typeName = "Viewer", field = "drafts")
    Connection<Draft> ofViewer(Viewer viewer, @Argument String workspaceId, PageRequest page) {
        return ofViewer.page(viewer, WorkspaceId.parse(workspaceId), page);
    }

    @SchemaMapping(typeName = "Room")
    CompletableFuture<Optional<Draft>> viewerDraft(Room room, Viewer viewer, DataLoader<DraftId, Draft> loader) {
        return loader.load(new DraftId(viewer.userId(), room.id(), null)).thenApply(Optional::ofNullable);
    }

    @SchemaMapping(typeName = "Thread", field = "viewerDraft")
    CompletableFuture<Optional<Draft>> viewerDraft(
            MessageThread thread, Viewer viewer, DataLoader<DraftId, Draft> loader) {
        var root = thread.root().id();
        return loader.load(new DraftId(viewer.userId(), root.room(), root.uuid()))
                .thenApply(Optional::ofNullable);
    }

    @Override
    public String prefix() {
        return DraftId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return ofViewer.get(Viewer.of(context), DraftId.parse(id));
    }
}
