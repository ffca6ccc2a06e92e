package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a message is pinned to its room.
///
/// @param by who has pinned it
public record Pin(UserId by, Instant at) {

    private static final String ATTRIBUTE = "pin";

    /// As it stands in the message's item; null if it is not pinned.
    static @Nullable Pin of(Item message) {
        return message.optionalItem(ATTRIBUTE)
                .map(pin -> new Pin(UserId.ofKey(pin.string("by")), pin.instant("at")))
                .orElse(null);
    }

    Item item() {
        return Item.EMPTY.with("by", by.key()).with("at", at);
    }
}
