package com.slackclone.message;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/// Threads, and what they have.
@Controller
class ThreadController {

    private final Threads threads;
    private final History history;

    ThreadController(Threads threads, History history, FollowTable follows, BatchLoaderRegistry loaders) {
        this.threads = threads;
        this.history = history;
        loaders.forTypePair(MessageThread.class, Follow.class).registerMappedBatchLoader((wanted, environment) -> {
            var viewer = Viewer.of(Objects.requireNonNull(environment.<GraphQLContext>getContext()));
            return Mono.fromCallable(() -> follows.of(viewer.userId(), wanted));
        });
    }

    @QueryMapping
    MessageThread thread(@Argument String rootId, Viewer viewer) {
        return threads.get(viewer, MessageId.parse(rootId));
    }

    @SchemaMapping(typeName = "Thread")
    Connection<Message> replies(MessageThread thread, PageRequest page) {
        return history.replies(thread.id(), page);
    }

    @SchemaMapping(typeName = "Thread")
    CompletableFuture<List<User>> participants(MessageThread thread, DataLoader<UserId, User> users) {
        return users.loadMany(thread.participantIds());
    }

    @SchemaMapping(typeName = "Thread")
    CompletableFuture<Boolean> viewerIsFollowing(MessageThread thread, DataLoader<MessageThread, Follow> follows) {
        return follows.load(thread).thenApply(Follow::isFollowing);
    }

    @SchemaMapping(typeName = "Thread")
    CompletableFuture<Long> viewerLastReadSeq(MessageThread thread, DataLoader<MessageThread, Follow> follows) {
        return follows.load(thread).thenApply(Follow::lastReadSeq);
    }

    @SchemaMapping(typeName = "Thread")
    CompletableFuture<Long> viewerUnreadCount(MessageThread thread, DataLoader<MessageThread, Follow> follows) {
        return follows.load(thread).thenApply(follow -> follow.unread(thread.root()));
    }
}
