package com.slackclone.platform.id;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import java.time.Instant;
import java.util.UUID;

/// UUIDs of version 7: they sort by the millisecond of their making.
public final class TimeOrderedIds {

    private TimeOrderedIds() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /// An id whose time part is `time`, to the millisecond; its other bits are random.
    public static UUID at(Instant time) {
        return UuidCreator.getTimeOrderedEpoch(time);
    }

    public static Instant timeOf(UUID id) {
        return UuidUtil.getInstant(id);
    }
}
