package com.slackclone.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import java.time.Instant;
import java.util.UUID;

/// A person's notification. The id says whose it is and when it came about, so its key follows from it.
record NotificationId(UserId user, UUID uuid) implements GlobalId {

    static final String PREFIX = "N";
    static final String SORT_PREFIX = "NOTIF#";

    @JsonCreator
    static NotificationId parse(String id) {
        var parts = GlobalIdCodec.decode("notification", PREFIX, 2, id);
        return new NotificationId(new UserId(parts.getFirst()), parts.getLast());
    }

    /// From a key as [#key()] makes it.
    static NotificationId ofKey(Key key) {
        var uuid = key.sk().substring(key.sk().lastIndexOf('#') + 1);
        return new NotificationId(UserId.ofKey(key.pk()), UUID.fromString(uuid));
    }

    @Override
    @JsonValue
    public String global() {
        return GlobalIdCodec.encode(PREFIX, user.uuid(), uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    Instant createdAt() {
        return TimeOrderedIds.timeOf(uuid);
    }

    /// `NOTIF#{timestamp}#{uuid}`
    String sortKey() {
        return sortKeyFrom(createdAt()) + "#" + uuid;
    }

    /// Before those of all notifications that came about then or later.
    static String sortKeyFrom(Instant time) {
        return SORT_PREFIX + Instants.text(time);
    }

    Key key() {
        return new Key(user.key(), sortKey());
    }
}
