package com.slackclone.platform.redis;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/// So many in a period, given back evenly over it. In configuration: `10/1m`.
public record RateLimit(long capacity, Duration period) {

    public RateLimit {
        if (capacity < 1 || !period.isPositive()) {
            throw new IllegalArgumentException("A rate limit is a positive count per positive period, as in 10/1m");
        }
    }

    /// Reads `10/1m`.
    public static RateLimit of(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("A rate limit is a count and a period, as in 10/1m");
        }
        return new RateLimit(
                Long.parseLong(text.substring(0, slash)), DurationStyle.detectAndParse(text.substring(slash + 1)));
    }
}
