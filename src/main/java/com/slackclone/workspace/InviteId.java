package com.slackclone.workspace;

import com.slackclone.platform.id.GlobalId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.TimeOrderedIds;
import java.util.UUID;

/// An invitation to a workspace. The id says to which.
public record InviteId(WorkspaceId workspace, UUID uuid) implements GlobalId {

    public static final String PREFIX = "I";

    static InviteId next(WorkspaceId workspace) {
        return new InviteId(workspace, TimeOrderedIds.next());
    }

    public static InviteId parse(String id) {
        var parts = GlobalIdCodec.decode("invite", PREFIX, 2, id);
        return new InviteId(new WorkspaceId(parts.getFirst()), parts.getLast());
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
        return "INVITE#" + uuid;
    }
}
