package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.redis.RateLimiter;
import com.slackclone.platform.web.ClientInfo;
import io.lettuce.core.RedisException;
import java.time.Duration;
import org.assertj.core.api.MapAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class SignInLimitsTest {

    private static final String EMAIL = "ada@example.org";
    private static final ClientInfo CLIENT = new ClientInfo("192.0.2.1", null);

    private final RateLimiter limiter = mock();
    private final Lockout lockout = mock();
    private final SignInLimits limits = new SignInLimits(limiter, lockout, TestProperties.auth());

    @BeforeEach
    void nothingIsUsedUp() {
        when(limiter.take(any(), any())).thenReturn(Duration.ZERO);
        when(lockout.remaining(any())).thenReturn(Duration.ZERO);
    }

    @Test
    void letsPassWithinTheLimits() {
        assertThatCode(() -> limits.beforeLogin(EMAIL, CLIENT)).doesNotThrowAnyException();
        assertThatCode(() -> limits.beforeRegister(EMAIL, CLIENT)).doesNotThrowAnyException();
    }

    @Test
    void countsByAccountAndByAddressWithoutTellingRedisWho() {
        limits.beforeLogin(EMAIL, CLIENT);

        var names = ArgumentCaptor.forClass(String.class);
        verify(limiter, times(2)).take(names.capture(), any());
        assertThat(names.getAllValues().getFirst()).isEqualTo("login:ip:192.0.2.1");
        assertThat(names.getAllValues().getLast()).startsWith("login:account:").doesNotContain("ada");
    }

    @Test
    void saysWhenToTryAgainInWholeSeconds() {
        when(limiter.take(contains(":account:"), any())).thenReturn(Duration.ofMillis(4_200));

        assertRefused(() -> limits.beforeLogin(EMAIL, CLIENT), ErrorCode.RATE_LIMITED)
                .containsEntry("retryAfterSeconds", 5L);
    }

    @Test
    void refusesWhoIsLockedOut() {
        when(lockout.remaining(contains("account:"))).thenReturn(Duration.ofSeconds(30));

        assertRefused(() -> limits.beforeLogin(EMAIL, CLIENT), ErrorCode.RATE_LIMITED);
    }

    @Test
    void givesNobodyTokensWhileRedisIsAway() {
        when(limiter.take(any(), any())).thenThrow(new RedisException("away"));

        assertRefused(() -> limits.beforeLogin(EMAIL, CLIENT), ErrorCode.UNAVAILABLE);
        assertRefused(() -> limits.beforeRegister(EMAIL, CLIENT), ErrorCode.UNAVAILABLE);
        assertRefused(() -> limits.beforeRefresh(SessionId.next(UserId.next()), CLIENT), ErrorCode.UNAVAILABLE);
    }

    private static MapAssert<String, Object> assertRefused(ThrowingCallable work, ErrorCode code) {
        var refusal = catchThrowableOfType(ApiException.class, work);
        assertThat(refusal.code()).isEqualTo(code);
        return assertThat(refusal.details());
    }
}
