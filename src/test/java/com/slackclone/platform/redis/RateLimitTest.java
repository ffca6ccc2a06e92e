package com.slackclone.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    @Test
    void readsCountAndPeriod() {
        assertThat(RateLimit.of("10/1m")).isEqualTo(new RateLimit(10, Duration.ofMinutes(1)));
        assertThat(RateLimit.of("5/PT1H")).isEqualTo(new RateLimit(5, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "0/1m", "-1/1m", "10/0s", "ten/1m", "10/often"})
    void refusesWhatLimitsNothing(String text) {
        assertThatThrownBy(() -> RateLimit.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
