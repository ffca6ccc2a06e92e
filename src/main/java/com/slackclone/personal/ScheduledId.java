package com.slackclone.personal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.NamedIds;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.room.RoomId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's scheduled message.
record ScheduledId(UserId author, UUID uuid) implements GlobalId {

    static final String PREFIX = "L";
    static final String SORT_PREFIX = "SCHEDULED#";

    /// The same for each retry.
    ///
    /// @param clientId the client's own id; null for none
    static ScheduledId of(UserId author, RoomId room, @Nullable String clientId) {
        return new ScheduledId(
                author,
                clientId == null ? TimeOrderedIds.next() : NamedIds.of(author.uuid(), room.global() + "/" + clientId));
    }

    /// @throws ApiException `NOT_FOUND` for a text that is no id of a scheduled message
    @JsonCreator
    static ScheduledId parse(String id) {
        var parts = GlobalIdCodec.decode("scheduled message", PREFIX, 2, id);
        return new ScheduledId(new UserId(parts.getFirst()), parts.getLast());
    }

    /// From a key as [#key()] makes it.
    static ScheduledId ofKey(Key key) {
        return new ScheduledId(UserId.ofKey(key.pk()), UUID.fromString(key.sk().substring(SORT_PREFIX.length())));
    }

    @Override
    @JsonValue
    public String global() {
        return GlobalIdCodec.encode(PREFIX, author.uuid(), uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    /// `SCHEDULED#{uuid}`
    Key key() {
        return new Key(author.key(), SORT_PREFIX + uuid);
    }
}
