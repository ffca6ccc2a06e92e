package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import io.lettuce.core.RedisException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveSessionsTest {

    private final SessionId session = SessionId.next(UserId.next());
    private final SessionStore store = mock();
    private final TestClock clock = new TestClock();
    private final LiveSessions live = new LiveSessions(store, TestProperties.auth(), clock);

    @Test
    void asksOnceInAWhile() {
        redisSays(true);

        assertPasses();
        clock.advance(Duration.ofSeconds(4));
        assertPasses();
        verify(store, times(1)).touch(session);

        clock.advance(Duration.ofSeconds(1));
        assertPasses();
        verify(store, times(2)).touch(session);
    }

    @Test
    void noticesAnEnd() {
        redisSays(true);
        assertPasses();

        redisSays(false);
        clock.advance(Duration.ofSeconds(5));

        assertRefused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void believesNodesThatASessionEnded() {
        redisSays(true);
        assertPasses();

        live.forget(new SessionEnded(session.global()));

        assertRefused(ErrorCode.UNAUTHENTICATED);
        clock.advance(Duration.ofSeconds(6));
        assertRefused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void believesAnEndMoreThanAnAnswerThatWasOnItsWay() {
        when(store.touch(session)).thenAnswer(_ -> {
            live.forget(new SessionEnded(session.global()));
            return true;
        });

        assertRefused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void asksAgainWhenMessagesMayBeLost() {
        redisSays(true);
        assertPasses();

        live.distrust(new Interrupted());
        redisSays(false);

        assertRefused(ErrorCode.UNAUTHENTICATED);
    }

    @Test
    void letsThoseOnWhomItKnowsWhileRedisIsAway() {
        redisSays(true);
        assertPasses();
        when(store.touch(session)).thenThrow(new RedisException("away"));

        clock.advance(Duration.ofMinutes(14));
        assertPasses();
        clock.advance(Duration.ofMinutes(2));
        assertRefused(ErrorCode.UNAVAILABLE);
    }

    @Test
    void letsNobodyElseInWhileRedisIsAway() {
        when(store.touch(session)).thenThrow(new RedisException("away"));

        assertRefused(ErrorCode.UNAVAILABLE);
    }

    @Test
    void doesNotWaitForRedisAgainAndAgain() {
        when(store.touch(session)).thenThrow(new RedisException("away"));

        assertRefused(ErrorCode.UNAVAILABLE);
        assertRefused(ErrorCode.UNAVAILABLE);

        verify(store, times(1)).touch(session);
    }

    @Test
    void asksAboutOthersWhoseServerMayBeThere() {
        var other = SessionId.next(UserId.next());
        when(store.touch(session)).thenThrow(new RedisException("away"));
        when(store.touch(other)).thenReturn(true);

        assertRefused(ErrorCode.UNAVAILABLE);

        assertThatCode(() -> live.check(other)).doesNotThrowAnyException();
    }

    @Test
    void anEndIsFinalWhileRedisIsAway() {
        redisSays(true);
        assertPasses();
        live.forget(new SessionEnded(session.global()));

        when(store.touch(session)).thenThrow(new RedisException("away"));

        assertRefused(ErrorCode.UNAUTHENTICATED);
    }

    private void redisSays(boolean isAlive) {
        when(store.touch(session)).thenReturn(isAlive);
    }

    private void assertPasses() {
        assertThatCode(() -> live.check(session)).doesNotThrowAnyException();
    }

    private void assertRefused(ErrorCode code) {
        assertThatThrownBy(() -> live.check(session))
                .isInstanceOf(ApiException.class)
                .extracting(e -> ((ApiException) e).code())
                .isEqualTo(code);
    }
}
