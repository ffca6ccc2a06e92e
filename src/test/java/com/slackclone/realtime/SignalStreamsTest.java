package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.NodeBus;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.RightsChanged;
import com.slackclone.realtime.SignalStreams.Source;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

@Timeout(30)
class SignalStreamsTest {

    private static final int BUFFER = 16;
    private static final Duration DAY = Duration.ofDays(1);

    private static final class Weather implements Source<String> {

        private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
        private volatile boolean isAllowed = true;

        @Override
        public String viewer() {
            return "U1";
        }

        @Override
        public void check() {
            if (!isAllowed) {
                throw ApiException.notFound("weather");
            }
        }

        @Override
        public Runnable begin(Consumer<String> told) {
            listeners.add(told);
            return () -> listeners.remove(told);
        }

        void tell(String text) {
            listeners.forEach(listener -> listener.accept(text));
        }
    }

    private final Weather weather = new Weather();
    private final Rights rights = new Rights(mock(NodeBus.class));
    private final SignalStreams streams =
            new SignalStreams(rights, new RealtimeProperties(10_000, DAY, DAY, BUFFER, 200, true));

    @Test
    void tellsWhatTheSourceTellsUntilTheSubscriberLeaves() {
        var heard = new CopyOnWriteArrayList<String>();
        var subscription = streams.open(weather).subscribe(heard::add);
        await().until(() -> weather.listeners.size() == 1);

        weather.tell("rain");
        weather.tell("sun");
        await().until(() -> heard.equals(List.of("rain", "sun")));
        subscription.dispose();

        await().until(weather.listeners::isEmpty);
    }

    @Test
    void refusesAtOnceWhoMayNotHearIt() {
        weather.isAllowed = false;

        assertThatThrownBy(() -> streams.open(weather)).isInstanceOf(ApiException.class);
        assertThat(weather.listeners).isEmpty();
    }

    @Test
    void endsWhenTheRightIsLost() {
        var codes = new CopyOnWriteArrayList<ErrorCode>();
        streams.open(weather).subscribe(_ -> {}, failure -> codes.add(((ApiException) failure).code()));
        await().until(() -> weather.listeners.size() == 1);

        rights.on(new RightsChanged("U1"));
        rights.on(new RightsChanged("U2"));
        assertThat(codes).isEmpty();
        weather.isAllowed = false;
        rights.on(new RightsChanged("U1"));

        await().until(() -> codes.equals(List.of(ErrorCode.NOT_FOUND)));
        await().until(weather.listeners::isEmpty);
    }

    @Test
    void asksAgainWhereAChangeMayHaveGoneUnheard() {
        var codes = new CopyOnWriteArrayList<ErrorCode>();
        var opened = streams.open(weather);
        weather.isAllowed = false;
        rights.on(new Interrupted());

        opened.subscribe(_ -> {}, failure -> codes.add(((ApiException) failure).code()));

        await().until(() -> codes.equals(List.of(ErrorCode.NOT_FOUND)));
        await().until(weather.listeners::isEmpty);
    }

    @Test
    void endsForAReaderThatIsTooSlow() {
        streams.open(weather).subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnError(Throwable failure) {}

            @Override
            protected void hookOnNext(String told) {}
        });
        await().until(() -> weather.listeners.size() == 1);

        for (var i = 0; !weather.listeners.isEmpty() && i < 10_000; i++) {
            weather.tell("fog");
        }

        assertThat(weather.listeners).isEmpty();
    }
}
