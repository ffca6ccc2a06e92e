package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import graphql.GraphQLContext;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class NodeController {

    private static final int MAX_IDS = 100;

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
        for (var id : ids) {
            try {
                nodes.add(load(id, environment.getGraphQlContext()));
            } catch (ApiException refusal) {
                var path = environment.getExecutionStepInfo().getPath().segment(nodes.size());
                result.error(ErrorMapping.toError(refusal, environment, path));
                nodes.add(null);
            }
        }
        return result.data(nodes).build();
    }

    private Object load(String id, GraphQLContext context) {
        return loaders.stream()
                .filter(loader -> id.startsWith(loader.prefix()))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("object"))
                .load(id, context);
    }
}
