package com.slackclone.personal;

import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.id.GlobalIdCodec;
import java.time.Instant;
import java.util.UUID;

/// The place of something in one of a person's lists, which are in the order of time. It stays a place when the
/// thing moves on: who pages finds behind it what stood behind it.
///
/// @param time to the millisecond
/// @param uuid tells things of the same time apart
record Place(Instant time, UUID uuid) {

    private static final String PREFIX = "P";

    /// From a key as [#sortKey()] writes it, with anything before it.
    static Place ofKey(String key) {
        var uuid = key.lastIndexOf('#');
        var time = key.substring(key.lastIndexOf('#', uuid - 1) + 1, uuid);
        return new Place(Instant.parse(time), UUID.fromString(key.substring(uuid + 1)));
    }

    /// @throws ApiException `NOT_FOUND` for a text that is no [#cursor()]
    static Place parse(String cursor) {
        var parts = GlobalIdCodec.decode("place", PREFIX, 2, cursor);
        return new Place(Instant.ofEpochMilli(parts.getFirst().getMostSignificantBits()), parts.getLast());
    }

    String cursor() {
        return GlobalIdCodec.encode(PREFIX, new UUID(time.toEpochMilli(), 0), uuid);
    }

    /// `{timestamp}#{uuid}`
    String sortKey() {
        return Instants.text(time) + "#" + uuid;
    }
}
