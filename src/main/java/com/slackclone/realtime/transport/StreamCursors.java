package com.slackclone.realtime.transport;

import com.slackclone.platform.web.Carrier;
import com.slackclone.realtime.sharing.SharedStream;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets event streams tell and take cursors as browsers do it, whatever the document says: the cursor of each event
/// is the id of the event in the stream, and `Last-Event-ID` is the argument `after` where that is not given.
@Component
class StreamCursors extends SimplePerformantInstrumentation implements WebGraphQlInterceptor {

    private static final String HEADER = "Last-Event-ID";
    private static final String ARGUMENT = "after";

    private record LastEventId(String cursor) {}

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        var last = request.getHeaders().getFirst(HEADER);
        if (last != null && !last.isEmpty()) {
            request.configureExecutionInput(
                    (_, input) -> input.graphQLContext(Map.of(LastEventId.class, new LastEventId(last)))
                            .build());
        }
        return chain.next(request);
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher,
            InstrumentationFieldFetchParameters parameters,
            @Nullable InstrumentationState state) {
        if (parameters.isTrivialDataFetcher()) {
            return fetcher;
        }
        Carrier carrier = parameters.getExecutionContext().getGraphQLContext().get(Carrier.class);
        return carrier != null && isSource(parameters.getEnvironment()) ? noted(fetcher) : fetcher;
    }

    private static boolean isSource(DataFetchingEnvironment field) {
        return field.getParentType().equals(field.getGraphQLSchema().getSubscriptionType());
    }

    private static DataFetcher<?> noted(DataFetcher<?> fetcher) {
        return field -> {
            var source = fetcher.get(resumed(field));
            var underWay = EventsUnderWay.of(field.getGraphQlContext());
            return source instanceof Publisher<?> events
                            && !SharedStream.find(field.getGraphQlContext()).isPresent()
                    ? Flux.from(events).doOnNext(underWay::note)
                    : source;
        };
    }

    private static DataFetchingEnvironment resumed(DataFetchingEnvironment field) {
        LastEventId last = field.getGraphQlContext().get(LastEventId.class);
        var takesCursor = field.getFieldDefinition().getArgument(ARGUMENT) != null;
        if (last == null || !takesCursor || field.getArgument(ARGUMENT) != null) {
            return field;
        }
        var arguments = new HashMap<>(field.getArguments());
        arguments.put(ARGUMENT, last.cursor());
        return DataFetchingEnvironmentImpl.newDataFetchingEnvironment(field)
                .arguments(arguments)
                .build();
    }
}
