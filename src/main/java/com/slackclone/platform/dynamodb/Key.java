package com.slackclone.platform.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The primary key of an item.
public record Key(String pk, String sk) {

    /// The sort key of the item that an object has to itself in its own partition.
    public static final String METADATA = "METADATA";

    public static Key metadata(String pk) {
        return new Key(pk, METADATA);
    }

    static Key of(Item item) {
        return new Key(item.string("PK"), item.string("SK"));
    }

    Map<String, AttributeValue> attributes() {
        return Map.of("PK", AttributeValue.fromS(pk), "SK", AttributeValue.fromS(sk));
    }
}
