package com.slackclone.notification;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// What a notification says. It is the same whoever asks, as nobody but its person gets it.
@Controller
class NotificationFields {

    NotificationFields(NotificationViews views, BatchLoaderRegistry loaders) {
        loaders.forTypePair(Notification.class, Shown.class)
                .registerMappedBatchLoader((wanted, _) -> Mono.fromCallable(() -> views.of(wanted)));
    }

    @SchemaMapping(typeName = "Notification")
    CompletableFuture<String> title(Notification notification, DataLoader<Notification, Shown> loader) {
        return loader.load(notification).thenApply(Shown::title);
    }

    @SchemaMapping(typeName = "Notification")
    CompletableFuture<@Nullable String> subtitle(Notification notification, DataLoader<Notification, Shown> loader) {
        return loader.load(notification).thenApply(Shown::subtitle);
    }

    @SchemaMapping(typeName = "Notification")
    CompletableFuture<@Nullable Object> link(Notification notification, DataLoader<Notification, Shown> loader) {
        return loader.load(notification).thenApply(Shown::link);
    }

    @SchemaMapping(typeName = "Notification")
    CompletableFuture<@Nullable URI> avatarUrl(Notification notification, DataLoader<Notification, Shown> loader) {
        return loader.load(notification).thenApply(Shown::avatarUrl);
    }
}
