package com.slackclone.account;

import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import java.util.UUID;

/// One sign-in of one person on one device. The id says whose it is.
public record SessionId(UserId user, UUID uuid) implements GlobalId {

    public static final String PREFIX = "S";

    public static SessionId next(UserId user) {
        return new SessionId(user, TimeOrderedIds.next());
    }

    public static SessionId parse(String id) {
        var parts = GlobalIdCodec.decode("session", PREFIX, 2, id);
        return new SessionId(new UserId(parts.getFirst()), parts.getLast());
    }

    @Override
    public String global() {
        return GlobalIdCodec.encode(PREFIX, user.uuid(), uuid);
    }

    @Override
    public String toString() {
        return global();
    }
}
