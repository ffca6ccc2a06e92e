package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slackclone.platform.redis.Redis;
import com.slackclone.testing.ApplicationTest;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class EventLogIT {

    private record Said(String text) implements Event {}

    private final RealtimeProperties properties;
    private final EventCodec codec;
    private final EventLog log;
    private final Redis redis;
    private final Topic topic = new Topic(UUID.randomUUID().toString(), "room:1");

    EventLogIT(Redis redis, RealtimeProperties properties, JsonMapper mapper) {
        this.redis = redis;
        this.properties = properties;
        this.codec = new EventCodec(mapper, List.of(new EventTypes(List.of(Said.class))));
        this.log = new EventLog(redis, codec, properties, Clock.systemUTC());
    }

    @Test
    void anEventThatWasPublishedIsNotPublishedAgain() {
        var id = new EventId("message", 1);
        log.append(topic, id, Instant.now(), new Said("Hello"));
        log.republish(topic, id, Instant.now(), new Said("Hello"));
        log.append(topic, id, Instant.now(), new Said("Hello"));

        assertThat(texts()).containsExactly("Hello");
    }

    @Test
    void anEventThatWasNotPublishedIs() {
        log.append(topic, new EventId("message", 1), Instant.now(), new Said("Hello"));
        log.republish(topic, new EventId("message", 2), Instant.now(), new Said("Hello, world"));
        log.republish(topic, new EventId("other", 1), Instant.now(), new Said("Bye"));

        assertThat(texts()).containsExactly("Hello", "Hello, world", "Bye");
    }

    @Test
    void whatWasDeletedIsNotShownByAnEventThatComesTooLate() {
        log.append(topic, new EventId("message", 2), Instant.now(), new Said("(deleted)"));
        log.republish(topic, new EventId("message", 1), Instant.now(), new Said("Secret"));

        assertThat(texts()).containsExactly("(deleted)");
    }

    @Test
    void versionsAreNumbersAndNotText() {
        log.append(topic, new EventId("message", 9), Instant.now(), new Said("nine"));
        log.append(topic, new EventId("message", 10), Instant.now(), new Said("ten"));
        log.republish(topic, new EventId("message", 9), Instant.now(), new Said("nine"));

        assertThat(texts()).containsExactly("nine", "ten");
    }

    /// What was published is remembered for longer than an event may be published again.
    @Test
    void anEventOfWhichTheLogMayHaveForgottenThatItWasPublishedIsLeftOut() {
        log.republish(topic, new EventId("old", 1), ago(properties.republishedAge()), new Said("Old"));
        log.republish(
                topic,
                new EventId("younger", 1),
                ago(properties.republishedAge().minusMinutes(1)),
                new Said("Younger"));

        assertThat(texts()).containsExactly("Younger");
        assertThat(redis.commands().ttl(topic.seen("younger")))
                .isGreaterThan(properties.republishedAge().toSeconds());
    }

    @Test
    void onlyWhoRepublishesHearsThatRedisIsAway() {
        var away = Mockito.mock(Redis.class, _ -> {
            throw new RedisException("away");
        });
        var failing = new EventLog(away, codec, properties, Clock.systemUTC());
        var id = new EventId("message", 1);

        failing.append(topic, id, Instant.now(), new Said("Hello"));
        assertThatThrownBy(() -> failing.republish(topic, id, Instant.now(), new Said("Hello")))
                .isInstanceOf(RedisException.class);
    }

    private static Instant ago(Duration age) {
        return Instant.now().minus(age);
    }

    private List<String> texts() {
        return log.readBetween(topic, new Cursor("", 0, 0), log.position(topic)).stream()
                .map(logged -> ((Said) log.decode(logged).orElseThrow().event()).text())
                .toList();
    }
}
