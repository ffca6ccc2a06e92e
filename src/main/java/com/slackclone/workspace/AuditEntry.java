package com.slackclone.workspace;

import com.slackclone.account.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// That somebody has changed something about a workspace or who is in it.
///
/// @param targetId whom it was done to; null where it was nobody in particular
record AuditEntry(
        AuditEntryId id,
        AuditAction action,
        UserId actorId,
        @Nullable UserId targetId,
        List<AuditDetail> details,
        Instant at) {

    AuditEntry {
        details = List.copyOf(details);
    }
}
