package com.slackclone.platform.start;

import java.util.Map;
import java.util.function.BooleanSupplier;

/// Things that are deployed before the server and that it never creates. A bean of it is checked at each start.
///
/// @param kind what they are, in the plural: `DynamoDB tables`
/// @param exists by the name of each, whether it is there
/// @param vital whether the server must not start while it can't find out; a missing one always keeps it from
///     starting
public record Requirement(String kind, Map<String, BooleanSupplier> exists, boolean vital) {

    public Requirement {
        exists = Map.copyOf(exists);
    }
}
