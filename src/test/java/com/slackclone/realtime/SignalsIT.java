package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.ApplicationTest;
import io.lettuce.core.KillArgs;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@ApplicationTest
class SignalsIT {

    private final Signals signals;
    private final Redis redis;
    private final String channel = "test:" + UUID.randomUUID();

    SignalsIT(Signals signals, Redis redis) {
        this.signals = signals;
        this.redis = redis;
    }

    private static final class Heard implements Signals.Listener {

        private final AtomicInteger subscriptions = new AtomicInteger();
        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        public void onSignal(String text) {
            texts.add(text);
        }

        @Override
        public void onSubscribed() {
            subscriptions.incrementAndGet();
        }
    }

    @Test
    void hearsInOrderWhatIsToldOnceItIsSubscribed() {
        var heard = new Heard();
        signals.listen(channel, heard);
        await().until(() -> heard.subscriptions.get() == 1);

        for (var i = 0; i < 100; i++) {
            redis.commands().spublish(channel, "signal " + i);
        }

        await().until(() -> heard.texts.size() == 100);
        assertThat(heard.texts.getFirst()).isEqualTo("signal 0");
        assertThat(heard.texts.getLast()).isEqualTo("signal 99");
        assertThatThrownBy(() -> signals.listen(channel, heard)).isInstanceOf(IllegalStateException.class);
        signals.leave(channel);
    }

    @Test
    void saysThatSomethingMayHaveBeenMissed() {
        var heard = new Heard();
        signals.listen(channel, heard);
        await().until(() -> heard.subscriptions.get() == 1);

        redis.commands().clientKill(KillArgs.Builder.typePubsub());

        await().until(() -> heard.subscriptions.get() == 2);
        redis.commands().spublish(channel, "again");
        await().until(() -> heard.texts.equals(List.of("again")));
        signals.leave(channel);
    }

    @Test
    void hearsNothingMoreBehindItsLeaving() {
        var heard = new Heard();
        signals.listen(channel, heard);
        await().until(() -> heard.subscriptions.get() == 1);

        signals.leave(channel);

        await().until(() -> redis.commands().spublish(channel, "anybody?") == 0);
        assertThat(heard.texts.stream().filter(text -> !text.equals("anybody?")))
                .isEmpty();
    }
}
