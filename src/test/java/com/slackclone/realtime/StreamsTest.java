package com.slackclone.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StreamsTest {

    private record Allowed(boolean isAllowed) implements Interest {

        @Override
        public String viewer() {
            return "U1";
        }

        @Override
        public Set<Topic> topics() {
            if (!isAllowed) {
                throw ApiException.notFound("Room");
            }
            return Set.of(new Topic("scope", "room:r"));
        }
    }

    private static final Interest ROOM = new Allowed(true);
    private static final Interest FOREIGN_ROOM = new Allowed(false);
    private static final String CURSOR = new Cursor("00ff00ff00ff00ff", 0, 1_790_000_000).text();

    private final LiveTopics live = mock();
    private final EventLog log = mock();

    @Test
    void resumesSoManyAndTellsTheOthersToComeBack() {
        var streams = streams(2);
        streams.open(ROOM, CURSOR);
        streams.open(ROOM, CURSOR);

        assertThatThrownBy(() -> streams.open(ROOM, CURSOR)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
            assertThat(refusal.details())
                    .hasEntrySatisfying(
                            "retryAfterSeconds",
                            seconds -> assertThat((long) seconds).isBetween(1L, 5L));
        });
        verifyNoInteractions(live, log);
    }

    @Test
    void countsOnlyWhatItResumes() {
        var streams = streams(1);
        for (var i = 0; i < 5; i++) {
            streams.open(ROOM, null);
            assertThat(refusal(() -> streams.open(ROOM, "none"))).isEqualTo(ErrorCode.BAD_USER_INPUT);
            assertThat(refusal(() -> streams.open(FOREIGN_ROOM, CURSOR))).isEqualTo(ErrorCode.NOT_FOUND);
        }
        assertThat(streams.open(ROOM, CURSOR)).isNotNull();
    }

    private static ErrorCode refusal(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call).code();
    }

    private Streams streams(int resumesPerSecond) {
        var day = Duration.ofDays(1);
        var properties = new RealtimeProperties(10_000, day, day, 1024, resumesPerSecond, true);
        return new Streams(new StreamSources(live, log, properties, new Resumes(new SimpleMeterRegistry())), mock());
    }
}
