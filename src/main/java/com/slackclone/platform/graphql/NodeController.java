package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import graphql.GraphQLContext;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class NodeController {

    private static final int MAX_IDS = 100;

    /// What there is for an id: an object, or why there is none.
    private record Found(@Nullable Object node, @Nullable ApiException refusal) {}

    private final List<NodeLoader> loaders;

    NodeController(List<NodeLoader> loaders) {
        this.loaders = loaders;
    }

    @QueryMapping
    Object node(@Argument String id, GraphQLContext context) {
        return load(id, context);
    }

    @QueryMapping
    DataFetcherResult<List<@Nullable Object>> nodes(@Argument List<String> ids, DataFetchingEnvironment environment) {
        if (ids.size() > MAX_IDS) {
            throw ApiException.badInput("ids", "TOO_MANY", "At most " + MAX_IDS + " ids at a time.")
                    .with("limit", MAX_IDS)
                    .with("actual", ids.size());
        }
        var nodes = new ArrayList<@Nullable Object>();
        var result = DataFetcherResult.<List<@Nullable Object>>newResult();
        for (var found : loadAll(ids, environment.getGraphQlContext())) {
            if (found.refusal() != null) {
                var path = environment.getExecutionStepInfo().getPath().segment(nodes.size());
                result.error(ErrorMapping.toError(found.refusal(), environment, path));
            }
            nodes.add(found.node());
        }
        return result.data(nodes).build();
    }

    /// Each on a thread of its own, so that a hundred take no longer than one.
    private List<Found> loadAll(List<String> ids, GraphQLContext context) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looking = ids.stream()
                    .map(id -> CompletableFuture.supplyAsync(() -> find(id, context), threads))
                    .toList();
            return looking.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private Found find(String id, GraphQLContext context) {
        try {
            return new Found(load(id, context), null);
        } catch (ApiException refusal) {
            return new Found(null, refusal);
        }
    }

    private Object load(String id, GraphQLContext context) {
        return loaders.stream()
                .filter(loader -> id.startsWith(loader.prefix()))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("object"))
                .load(id, context);
    }
}
