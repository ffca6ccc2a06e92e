package com.slackclone.workspace;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One thing that an [AuditEntry] has changed.
///
/// @param name of the field of the API
/// @param before null where there was nothing
/// @param after null where there is nothing
record AuditDetail(
        String name, @Nullable String before, @Nullable String after) {

    boolean isDifference() {
        return !Objects.equals(before, after);
    }
}
