package com.slackclone.account;

import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import java.util.UUID;

/// A person or a bot.
public record UserId(UUID uuid) implements GlobalId {

    public static final String PREFIX = "U";

    public static UserId next() {
        return new UserId(TimeOrderedIds.next());
    }

    public static UserId parse(String id) {
        return new UserId(GlobalIdCodec.decode("user", PREFIX, 1, id).getFirst());
    }

    /// From a key as [#key()] writes it.
    public static UserId ofKey(String key) {
        return new UserId(UUID.fromString(key.substring("USER#".length())));
    }

    @Override
    public String global() {
        return GlobalIdCodec.encode(PREFIX, uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    /// `USER#{uuid}`: the partition key in Users, the sort key in memberships.
    public String key() {
        return "USER#" + uuid;
    }
}
