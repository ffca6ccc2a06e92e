package com.slackclone.realtime;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Opens streams of what is true at the moment. They have no cursors: who comes back opens another one.
@Component
public class SignalStreams {

    /// What one viewer's stream carries.
    public interface Source<T> {

        /// The global id of the person whose rights it depends on.
        String viewer();

        /// Whether the viewer may hear it. Asked when the stream opens, and again whenever their rights may have
        /// changed. May block.
        ///
        /// @throws com.slackclone.platform.error.ApiException if not; that ends the stream
        void check();

        /// Begins to tell. May block.
        ///
        /// @param told takes what is told, from any thread; it does not wait
        /// @return ends the telling; called once
        Runnable begin(Consumer<T> told);
    }

    private final Rights rights;
    private final RealtimeProperties properties;

    SignalStreams(Rights rights, RealtimeProperties properties) {
        this.rights = rights;
        this.properties = properties;
    }

    /// What the source tells, as long as the viewer may hear it.
    ///
    /// @throws com.slackclone.platform.error.ApiException at once, what [Source#check] refuses. In the stream: what
    ///     it refuses later; `RATE_LIMITED` when the subscriber is too slow
    public <T> Flux<T> open(Source<T> source) {
        var known = rights.changes();
        source.check();
        return Flux.defer(() -> {
                    var session = new SignalSession<>(source, properties.subscriberBuffer());
                    rights.join(session, known);
                    return Flux.defer(session::begin).doFinally(_ -> end(session));
                })
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.boundedElastic());
    }

    private void end(SignalSession<?> session) {
        rights.leave(session);
        session.end();
    }
}
