package com.slackclone.workspace;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which entries of an audit log are wanted.
///
/// @param actions null or empty for all
/// @param actorId null for whoever did it
/// @param targetId null for whomever it was done to
record AuditFilter(
        @Nullable Set<AuditAction> actions,
        @Nullable String actorId,
        @Nullable String targetId) implements Predicate<AuditEntry> {

    static final AuditFilter ALL = new AuditFilter(null, null, null);

    @Override
    public boolean test(AuditEntry entry) {
        return (actions == null || actions.isEmpty() || actions.contains(entry.action()))
                && (actorId == null || actorId.equals(entry.actorId().global()))
                && (targetId == null
                        || (entry.targetId() != null
                                && targetId.equals(entry.targetId().global())));
    }
}
