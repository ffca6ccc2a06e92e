package com.slackclone.load.limit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// One room. Its messages have all that the subscription asks for, so that nothing is loaded for them.
@Controller
class SpringRoom {

    record StreamOpened(String id, String cursor) {}

    record User(String id, String name) {}

    record Message(String id, int seq, String content, User author) {}

    record MessageSent(String id, String cursor, Message message) {}

    private static final int BUFFER = 1024;
    private static final User AUTHOR = new User(id(), "Person 001");

    private final Sinks.Many<Object> events = Sinks.many().multicast().directBestEffort();
    private final AtomicInteger seq = new AtomicInteger();

    void publish(String content) {
        var number = seq.incrementAndGet();
        var message = new Message(id(), number, content, AUTHOR);
        events.tryEmitNext(new MessageSent(message.id() + "-1", "cursor-%032d".formatted(number), message));
    }

    /// Of about the length of the server's.
    private static String id() {
        return "M-" + UUID.randomUUID() + UUID.randomUUID();
    }

    @SubscriptionMapping
    Flux<Object> roomEvents(@Argument String roomId, @Argument String after) {
        return Flux.<Object>just(new StreamOpened(roomId, after == null ? "" : after))
                .concatWith(events.asFlux().onBackpressureBuffer(BUFFER));
    }

    @QueryMapping
    String version() {
        return "1";
    }
}
