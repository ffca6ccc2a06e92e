package com.slackclone.notification;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.NodeLoader;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.Interest;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.Streams;
import com.slackclone.realtime.Topic;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class NotificationController implements NodeLoader {

    record NotificationFilter(@Nullable Boolean isUnread) {}

    record MarkNotificationsReadInput(List<String> ids) {}

    record MarkNotificationsReadPayload(List<Notification> notifications, Viewer viewer) {}

    /// @param viewer from whom clients read what has changed
    record MarkAllNotificationsReadPayload(Viewer viewer) {}

    private final Notifications notifications;
    private final Streams streams;

    NotificationController(Notifications notifications, Streams streams) {
        this.notifications = notifications;
        this.streams = streams;
    }

    @SchemaMapping(typeName = "Viewer", field = "notifications")
    Connection<Notification> ofViewer(Viewer viewer, PageRequest page, @Argument @Nullable NotificationFilter filter) {
        var isUnread = filter != null && Boolean.TRUE.equals(filter.isUnread());
        return notifications.page(viewer, isUnread, page);
    }

    @SchemaMapping(typeName = "Viewer")
    long unreadNotificationCount(Viewer viewer) {
        return notifications.unreadCount(viewer);
    }

    @MutationMapping
    MarkNotificationsReadPayload markNotificationsRead(@Argument MarkNotificationsReadInput input, Viewer viewer) {
        var ids = input.ids().stream().distinct().map(NotificationId::parse).toList();
        return new MarkNotificationsReadPayload(notifications.markRead(viewer, ids), viewer);
    }

    @MutationMapping
    MarkAllNotificationsReadPayload markAllNotificationsRead(Viewer viewer) {
        notifications.markAllRead(viewer);
        return new MarkAllNotificationsReadPayload(viewer);
    }

    /// It ends with the socket, which ends with the session.
    @SubscriptionMapping
    Flux<StreamEvent> notifications(@Argument @Nullable String after, Viewer viewer) {
        var topic = NotificationEvents.topic(viewer.userId());
        var interest = new Interest() {

            @Override
            public String viewer() {
                return viewer.userId().global();
            }

            @Override
            public Set<Topic> topics() {
                return Set.of(topic);
            }
        };
        return streams.open(interest, after);
    }

    @Override
    public String prefix() {
        return NotificationId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return notifications.get(Viewer.of(context), NotificationId.parse(id));
    }
}
