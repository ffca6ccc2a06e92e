package com.slackclone.platform.mail;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import java.time.Instant;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Addresses that get no mail any more, in the Users table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | suppression | `EMAIL#{email}` | `SUPPRESSED` | whether mail may go to an address |
@Component
class SuppressionTable {

    private final Dynamo dynamo;

    SuppressionTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// To do it again changes nothing of interest.
    void suppress(String address, String reason, Instant now) {
        dynamo.put(Table.USERS, Item.at(key(address)).with("reason", reason).with("suppressed_at", now))
                .run();
    }

    boolean isSuppressed(String address) {
        return dynamo.get(Table.USERS, key(address)).isPresent();
    }

    private static Key key(String address) {
        return new Key("EMAIL#" + address.toLowerCase(Locale.ROOT), "SUPPRESSED");
    }
}
