package com.slackclone.message;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// What messages have to do with threads. Plain data fetchers, for the reason that [ReactionFields] gives. Who
/// got a message may see the other messages that it belongs to: they are in the same room.
@Component
class ThreadFields implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Message",
                type -> type.dataFetcher("parentId", ThreadFields::parentId)
                        .dataFetcher("parent", ThreadFields::parent)
                        .dataFetcher("thread", ThreadFields::thread)
                        .dataFetcher(
                                "broadcast",
                                environment -> twin(
                                        environment, message(environment).id().isReply()))
                        .dataFetcher(
                                "broadcastOf",
                                environment -> twin(
                                        environment, !message(environment).id().isReply())));
    }

    private static @Nullable MessageId parentId(DataFetchingEnvironment environment) {
        var message = message(environment);
        return message.isRoot() ? null : message.rootId();
    }

    private static @Nullable CompletableFuture<Message> parent(DataFetchingEnvironment environment) {
        var parent = parentId(environment);
        return parent == null ? null : messages(environment).load(parent);
    }

    /// Costs nothing for the message that it is about, as on a page of a room's history.
    private static Object thread(DataFetchingEnvironment environment) {
        var message = message(environment);
        return message.isRoot()
                ? new MessageThread(message)
                : messages(environment).load(message.rootId()).thenApply(MessageThread::new);
    }

    private static @Nullable CompletableFuture<Message> twin(DataFetchingEnvironment environment, boolean isWanted) {
        var twin = message(environment).twin();
        return twin == null || !isWanted ? null : messages(environment).load(twin);
    }

    private static Message message(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static DataLoader<MessageId, Message> messages(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getDataLoader(Message.class.getName()));
    }
}
