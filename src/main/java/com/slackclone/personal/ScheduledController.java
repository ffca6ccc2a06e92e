package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.Message;
import com.slackclone.message.MessageId;
import com.slackclone.personal.ScheduledEvents.OfScheduled;
import com.slackclone.personal.Scheduling.Wanted;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.NodeLoader;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.WorkspaceId;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ScheduledController implements NodeLoader {

    record ScheduleMessageInput(
            String roomId,
            @Nullable String parentId,
            String content,
            Instant sendAt,
            @Nullable String clientMessageId) {

        Wanted wanted() {
            var parent = parentId == null ? null : MessageId.parse(parentId);
            return new Wanted(RoomId.parse(roomId), parent, content, sendAt, clientMessageId);
        }
    }

    record UpdateScheduledMessageInput(
            String scheduledMessageId,
            @Nullable String content,
            @Nullable Instant sendAt) {}

    record CancelScheduledMessageInput(String scheduledMessageId) {}

    record ScheduledPayload(ScheduledMessage scheduledMessage) {}

    private final Scheduling scheduling;
    private final ViewerScheduled ofViewer;
    private final RoomAccess access;

    ScheduledController(Scheduling scheduling, ViewerScheduled ofViewer, RoomAccess access) {
        this.scheduling = scheduling;
        this.ofViewer = ofViewer;
        this.access = access;
    }

    @MutationMapping
    ScheduledPayload scheduleMessage(@Argument ScheduleMessageInput input, Viewer viewer) {
        return new ScheduledPayload(scheduling.add(viewer, input.wanted()));
    }

    @MutationMapping
    ScheduledPayload updateScheduledMessage(@Argument UpdateScheduledMessageInput input, Viewer viewer) {
        var id = ScheduledId.parse(input.scheduledMessageId());
        return new ScheduledPayload(scheduling.revise(viewer, id, input.content(), input.sendAt()));
    }

    @MutationMapping
    ScheduledPayload cancelScheduledMessage(@Argument CancelScheduledMessageInput input, Viewer viewer) {
        return new ScheduledPayload(scheduling.cancel(viewer, ScheduledId.parse(input.scheduledMessageId())));
    }

    @SchemaMapping(typeName = "Viewer")
    Connection<ScheduledMessage> scheduledMessages(Viewer viewer, @Argument String workspaceId, PageRequest page) {
        return ofViewer.page(viewer, WorkspaceId.parse(workspaceId), page);
    }

    @SchemaMapping
    CompletableFuture<Optional<Message>> message(
            ScheduledMessage scheduled, Viewer viewer, DataLoader<MessageId, Message> messages) {
        var sent = scheduled.messageId();
        return sent != null && access.canRead(viewer, sent.room())
                ? messages.load(sent).thenApply(Optional::ofNullable)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    @SchemaMapping(typeName = "MessageScheduled", field = "scheduledMessage")
    ScheduledMessage scheduled(StreamEvent delivered, Viewer viewer) {
        return of(delivered, viewer);
    }

    @SchemaMapping(typeName = "ScheduledMessageSent", field = "scheduledMessage")
    ScheduledMessage sent(StreamEvent delivered, Viewer viewer) {
        return of(delivered, viewer);
    }

    @SchemaMapping(typeName = "ScheduledMessageFailed", field = "scheduledMessage")
    ScheduledMessage failed(StreamEvent delivered, Viewer viewer) {
        return of(delivered, viewer);
    }

    @SchemaMapping(typeName = "ScheduledMessageCancelled", field = "scheduledMessage")
    ScheduledMessage cancelled(StreamEvent delivered, Viewer viewer) {
        return of(delivered, viewer);
    }

    private ScheduledMessage of(StreamEvent delivered, Viewer viewer) {
        return ofViewer.get(viewer, ((OfScheduled) delivered.event()).scheduledMessageId());
    }

    @Override
    public String prefix() {
        return ScheduledId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return ofViewer.get(Viewer.of(context), ScheduledId.parse(id));
    }
}
