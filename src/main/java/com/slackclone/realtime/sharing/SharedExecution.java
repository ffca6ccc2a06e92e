package com.slackclone.realtime.sharing;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.web.Json;
import com.slackclone.realtime.StreamEvent;
import graphql.ExecutionResult;
import graphql.language.Document;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Executes each event once for all of a group, and serializes it once.
///
/// It does so for nobody: there is no viewer in the context. Whatever asks for one all the same is refused, so
/// that nothing of one person ever reaches another.
@Component
public class SharedExecution {

    private static final Logger log = LoggerFactory.getLogger(SharedExecution.class);

    /// Those who resume get the same events at about the same time.
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final long KEPT_BYTES = 32L * 1024 * 1024;
    private static final int OVERHEAD = 200;

    /// Stands for the document, which is parsed already.
    private static final String TEXT = "shared";

    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("shared-execution").start(task);

    /// @param event its name, not what is in it
    private record Key(SharedGroup group, Object event) {}

    private record Name(String id, String cursor) {}

    private final ExecutionGraphQlService service;
    private final SharedGroups groups;
    private final LongAdder executions = new LongAdder();
    private final AsyncCache<Key, byte[]> payloads = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumWeight(KEPT_BYTES)
            .<Key, byte[]>weigher((_, payload) -> payload.length + OVERHEAD)
            .executor(Runnable::run)
            .buildAsync();

    SharedExecution(ExecutionGraphQlService service, SharedGroups groups) {
        this.service = service;
        this.groups = groups;
    }

    /// The events of a stream in its order, each with what its group gets for it. A subscriber is called on the
    /// thread that the stream emits on.
    public Flux<Rendering> open(SharedStream stream) {
        return new RenderedStream(stream, groups, this::rendering);
    }

    /// How many events were executed.
    public long executions() {
        return executions.sum();
    }

    private Rendering rendering(SharedGroup group, Object event) {
        var last = group.last();
        if (last != null && last.isOf(event)) {
            return last;
        }
        var rendering = new Rendering(event, payload(group, event));
        group.got(rendering);
        return rendering;
    }

    private CompletableFuture<byte[]> payload(SharedGroup group, Object event) {
        return payloads.get(new Key(group, name(event)), (_, _) -> execute(group, event));
    }

    private static Object name(Object event) {
        return event instanceof StreamEvent delivered ? new Name(delivered.id(), delivered.cursor()) : event;
    }

    private CompletableFuture<byte[]> execute(SharedGroup group, Object event) {
        executions.increment();
        return CompletableFuture.completedFuture(event)
                .thenComposeAsync(one -> result(group, one).toFuture(), THREADS);
    }

    private Mono<byte[]> result(SharedGroup group, Object event) {
        var request = new DefaultExecutionGraphQlRequest(
                TEXT, group.operationName(), group.variables(), Map.of(), TEXT, Locale.ENGLISH);
        var context = Map.of(SharedEvent.class, new SharedEvent(event), Document.class, group.document());
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(context).build());
        return service.execute(request)
                .flatMap(SharedExecution::first)
                .map(SharedExecution::payload)
                .doOnError(thrown -> log.error("An event could not be executed for its group", thrown));
    }

    private static byte[] payload(ExecutionResult result) {
        EventResults.failure(result).ifPresent(failure -> {
            throw failure;
        });
        return Json.bytes(result.toSpecification());
    }

    @SuppressWarnings("unchecked")
    private static Mono<ExecutionResult> first(ExecutionGraphQlResponse response) {
        return response.getExecutionResult().getData() instanceof Publisher<?> results
                ? Flux.from((Publisher<ExecutionResult>) results).next()
                : Mono.error(new IllegalStateException("The shared execution was refused: " + response.getErrors()));
    }
}
