package com.slackclone.workspace;

import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import java.time.Instant;
import java.util.UUID;

/// An entry of a workspace's audit log. Ids sort by time.
record AuditEntryId(WorkspaceId workspace, UUID uuid) implements GlobalId {

    static final String PREFIX = "A";

    static AuditEntryId at(WorkspaceId workspace, Instant time) {
        return new AuditEntryId(workspace, TimeOrderedIds.at(time));
    }

    static AuditEntryId parse(String id) {
        var parts = GlobalIdCodec.decode("audit entry", PREFIX, 2, id);
        return new AuditEntryId(new WorkspaceId(parts.getFirst()), parts.getLast());
    }

    @Override
    public String global() {
        return GlobalIdCodec.encode(PREFIX, workspace.uuid(), uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    String sortKey() {
        return "AUDIT#" + uuid;
    }
}
