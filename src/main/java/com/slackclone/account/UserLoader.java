package com.slackclone.account;

import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The one loader of users: all that an operation asks for, on whatever types, is read together.
///
/// A controller declares a parameter `DataLoader<UserId, User>`; a plain data fetcher calls [#load].
@Component
public class UserLoader {

    private static final String NAME = User.class.getName();

    UserLoader(BatchLoaderRegistry registry, Users users, AsyncTaskExecutor applicationTaskExecutor) {
        var threads = Schedulers.fromExecutor(applicationTaskExecutor);
        registry.forTypePair(UserId.class, User.class).withName(NAME).registerMappedBatchLoader((ids, _) -> {
            var known = users.known(ids);
            return known.size() == ids.size()
                    ? Mono.just(known)
                    : Mono.fromCallable(() -> users.findAll(ids)).subscribeOn(threads);
        });
    }

    /// @return the user; null inside if nobody has the id
    public static CompletableFuture<User> load(UserId id, DataFetchingEnvironment environment) {
        DataLoader<UserId, User> loader = environment.getDataLoader(NAME);
        return Objects.requireNonNull(loader).load(id);
    }
}
