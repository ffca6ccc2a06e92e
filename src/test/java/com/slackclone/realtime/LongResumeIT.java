package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.account.UserUpdated;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.ApplicationTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/// Who was away for long gets more than the node keeps for a subscriber.
@ApplicationTest
class LongResumeIT {

    private static final UserId SOMEBODY = UserId.next();

    private final Streams streams;
    private final Rights rights;
    private final EventLog log;
    private final Redis redis;
    private final int capacity;
    private final String scope = UUID.randomUUID().toString();
    private final Topic news = new Topic(scope, "news");
    private final Topic talk = new Topic(scope, "talk");
    private final Heard heard = new Heard(news, talk);
    private long written;

    LongResumeIT(Streams streams, Rights rights, EventLog log, Redis redis, RealtimeProperties properties) {
        this.streams = streams;
        this.rights = rights;
        this.log = log;
        this.redis = redis;
        this.capacity = properties.subscriberBuffer();
    }

    @Test
    void allThatWasMissedFollowsInOrderWhileMoreHappens() {
        var start = log.position(news);
        write(capacity + capacity / 4);
        var subscriber = new Slow();
        streams.open(heard, start.text()).subscribe(subscriber);
        subscriber.take(100);
        // More than may wait.
        write(capacity);

        subscriber.takeAll();

        await().untilAsserted(() -> assertThat(subscriber.numbers).hasSize((int) written));
        assertThat(subscriber.numbers).isEqualTo(upTo(written));
        assertThat(subscriber.beginnings).containsExactly(true);
    }

    @Test
    void whoLosesTheRightToItGetsNoMoreOfIt() {
        var start = log.position(news);
        write(capacity);
        var subscriber = new Slow();
        streams.open(heard, start.text()).subscribe(subscriber);
        subscriber.take(10);

        heard.forbid();
        rights.changed(heard.viewer());

        await().untilAsserted(() -> {
            subscriber.takeAll();
            assertThat(subscriber.end).isInstanceOf(ApiException.class);
        });
        assertThat(subscriber.numbers).hasSizeLessThan(capacity);
    }

    @Test
    void aTopicThatJoinsMeanwhileIsHeardToo() {
        var start = log.position(news);
        heard.only(news);
        write(capacity);
        var subscriber = new Slow();
        streams.open(heard, start.text()).subscribe(subscriber);
        subscriber.take(10);

        heard.only(news, talk);
        rights.changed(heard.viewer());
        subscriber.takeAll();

        await().untilAsserted(() -> assertThat(subscriber.numbers).contains(written - 1, written));
        assertThat(subscriber.numbers).isSorted();
    }

    @Test
    void whatIsDroppedFromTheLogMeanwhileIsSaidToBeLost() {
        var start = log.position(news);
        heard.only(news);
        write(2L * capacity);
        var subscriber = new Slow();
        streams.open(heard, start.text()).subscribe(subscriber);
        subscriber.take(10);
        redis.commands().xtrim(news.log(), 1);

        subscriber.takeAll();

        await().untilAsserted(() -> assertThat(subscriber.beginnings).containsExactly(true, false));
        write(2);
        await().untilAsserted(() -> assertThat(subscriber.numbers).endsWith(written - 1));
    }

    /// In turn to the one topic and the other.
    private void write(long count) {
        for (var i = 0L; i < count; i++) {
            written++;
            var topic = written % 2 == 0 ? talk : news;
            log.append(topic, UUID.randomUUID().toString(), Instant.now(), new UserUpdated(SOMEBODY, written));
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static final class Heard implements Interest {

        private final String viewer = UserId.next().global();
        private volatile Set<Topic> topics;

        Heard(Topic... topics) {
            this.topics = Set.of(topics);
        }

        void only(Topic... wanted) {
            topics = Set.of(wanted);
        }

        void forbid() {
            topics = Set.of();
        }

        @Override
        public String viewer() {
            return viewer;
        }

        @Override
        public Set<Topic> topics() {
            if (topics.isEmpty()) {
                throw ApiException.notFound("Room");
            }
            return topics;
        }
    }

    /// Takes what it is told to.
    private static final class Slow extends BaseSubscriber<StreamEvent> {

        private final List<Long> numbers = new CopyOnWriteArrayList<>();
        private final List<Boolean> beginnings = new CopyOnWriteArrayList<>();
        private volatile @Nullable Throwable end;

        void take(int count) {
            request(count);
            await().until(() -> numbers.size() + beginnings.size() >= count);
        }

        void takeAll() {
            requestUnbounded();
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}

        @Override
        protected void hookOnNext(StreamEvent event) {
            switch (event.event()) {
                case StreamOpened(var isResumed) -> beginnings.add(isResumed);
                case UserUpdated updated -> numbers.add(updated.version());
                default -> throw new AssertionError(event);
            }
        }

        @Override
        protected void hookOnError(Throwable thrown) {
            end = thrown;
        }
    }
}
