package com.slackclone.realtime.sharing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.web.Carrier;
import com.slackclone.realtime.EventStream;
import com.slackclone.realtime.RealtimeProperties;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Decides for each subscription whether its events are executed for its group, or for its subscriber alone, and on
/// a thread of its own then. Next to the source, so that others find the decision made.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SharedSources extends SimplePerformantInstrumentation {

    private final RealtimeProperties properties;
    private final Cache<OperationDefinition, Plan> plans =
            Caffeine.newBuilder().weakKeys().build();

    SharedSources(RealtimeProperties properties) {
        this.properties = properties;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        if (parameters.isTrivialDataFetcher() || !isSource(parameters.getEnvironment())) {
            return fetcher;
        }
        var execution = parameters.getExecutionContext();
        SharedEvent shared = execution.getGraphQLContext().get(SharedEvent.class);
        return shared == null ? field -> source(fetcher.get(field), field, execution) : _ -> Flux.just(shared.event());
    }

    private static boolean isSource(DataFetchingEnvironment field) {
        return field.getParentType().equals(field.getGraphQLSchema().getSubscriptionType());
    }

    private @Nullable Object source(
            @Nullable Object fetched, DataFetchingEnvironment field, ExecutionContext execution) {
        if (!(fetched instanceof Publisher<?> events)) {
            return fetched;
        }
        Carrier carrier = execution.getGraphQLContext().get(Carrier.class);
        var plan = plan(field);
        if (!properties.sharing() || carrier == null || !plan.isShareable()) {
            return Flux.from(events).publishOn(Schedulers.boundedElastic());
        }
        var variables = execution.getExecutionInput().getRawVariables().toMap();
        var key = new SharedGroup.Key(field.getOperationDefinition(), plan.deciding(variables));
        var shared = new SharedStream(key, field.getDocument(), variables, EventStream.within(events));
        execution.getGraphQLContext().put(SharedStream.class, shared);
        return events;
    }

    private Plan plan(DataFetchingEnvironment field) {
        return Objects.requireNonNull(plans.get(
                field.getOperationDefinition(),
                operation -> Plan.of(operation, field.getDocument(), field.getField(), field.getGraphQLSchema())));
    }
}
