package com.slackclone.testing.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.RequestId;
import com.slackclone.realtime.SocketIdentity;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.realtime.StreamOpened;
import graphql.scalars.ExtendedScalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Sinks;

/// The fields of `graphql-transport/transport.graphqls`.
public final class TransportSchema implements RuntimeWiringConfigurer {

    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger subscribers = new AtomicInteger();
    private final Map<String, Sinks.Many<String>> live = new ConcurrentHashMap<>();
    private final Map<String, Set<FluxSink<String>>> pushed = new ConcurrentHashMap<>();

    @Override
    public void configure(RuntimeWiring.Builder builder) {
        builder.scalar(
                GraphQLScalarType.newScalar(ExtendedScalars.Object).name("Any").build());
        builder.type(
                "Query",
                query -> query.dataFetcher("hello", e -> "Hello " + e.getArgument("name"))
                        .dataFetcher(
                                "typeOf",
                                e -> Objects.requireNonNull(e.<Object>getArgument("value"))
                                        .getClass()
                                        .getSimpleName())
                        .dataFetcher("fails", _ -> {
                            throw ApiException.conflict("It always fails.");
                        })
                        .dataFetcher("failsWhole", _ -> {
                            throw ApiException.conflict("It always fails.");
                        })
                        .dataFetcher("text", e -> "x".repeat(number(e, "size")))
                        .dataFetcher("user", TransportSchema::user)
                        .dataFetcher("requestId", _ -> RequestId.current()));
        builder.type(
                "Step",
                step -> step.dataFetcher("fails", _ -> {
                            throw ApiException.conflict("It always fails.");
                        })
                        .dataFetcher("failsForNow", _ -> {
                            throw ApiException.unavailable("steps");
                        }));
        builder.type("Mutation", mutation -> mutation.dataFetcher("count", _ -> count.incrementAndGet()));
        builder.type(
                "Subscription",
                subscription -> subscription
                        .dataFetcher("numbers", e -> counted(Flux.range(1, number(e, "to"))))
                        .dataFetcher("silence", _ -> counted(Flux.never()))
                        .dataFetcher(
                                "live",
                                e -> counted(sink(Objects.requireNonNull(e.getArgument("name")))
                                        .asFlux()
                                        .onBackpressureError()))
                        .dataFetcher("pushed", e -> counted(pushed(Objects.requireNonNull(e.getArgument("name")))))
                        .dataFetcher("steps", TransportSchema::steps)
                        .dataFetcher("optionalSteps", TransportSchema::steps)
                        .dataFetcher("refused", _ -> {
                            throw ApiException.forbidden("Not for you.");
                        })
                        .dataFetcher(
                                "breaks",
                                _ -> counted(Flux.just(1).concatWith(Flux.error(ApiException.unavailable("ticks"))))));
    }

    private static Flux<StreamEvent> steps(DataFetchingEnvironment environment) {
        var after = Integer.parseInt(environment.getArgumentOrDefault("after", "0"));
        return Flux.range(after + 1, 3)
                .map(i -> new StreamEvent("step-" + i, String.valueOf(i), Instant.EPOCH, new StreamOpened(true)));
    }

    private static int number(DataFetchingEnvironment environment, String argument) {
        return Objects.requireNonNull(environment.<Integer>getArgument(argument));
    }

    private static @Nullable String user(DataFetchingEnvironment environment) {
        SocketIdentity identity = environment.getGraphQlContext().get(SocketIdentity.class);
        return identity == null ? null : identity.user();
    }

    private <T> Flux<T> counted(Flux<T> source) {
        return source.doOnSubscribe(_ -> subscribers.incrementAndGet()).doFinally(_ -> subscribers.decrementAndGet());
    }

    private Sinks.Many<String> sink(String name) {
        return live.computeIfAbsent(name, _ -> Sinks.many().multicast().directBestEffort());
    }

    private Flux<String> pushed(String name) {
        return Flux.create(
                emitter -> {
                    var emitters = pushed.computeIfAbsent(name, _ -> ConcurrentHashMap.newKeySet());
                    emitters.add(emitter);
                    emitter.onDispose(() -> emitters.remove(emitter));
                },
                FluxSink.OverflowStrategy.IGNORE);
    }

    /// To those who listen to `live(name)` and have room, and to those who listen to `pushed(name)`.
    public void publish(String name, String text) {
        sink(name).tryEmitNext(text);
        pushed.getOrDefault(name, Set.of()).forEach(emitter -> emitter.next(text));
    }

    public int listeners(String name) {
        return sink(name).currentSubscriberCount()
                + pushed.getOrDefault(name, Set.of()).size();
    }

    /// How many subscriptions are open, of all fields.
    public int subscribers() {
        return subscribers.get();
    }

    /// How often the mutation has run.
    public int count() {
        return count.get();
    }
}
