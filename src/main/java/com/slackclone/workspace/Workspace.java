package com.slackclone.workspace;

import com.slackclone.account.UserId;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A workspace, as every member of it may see it.
///
/// @param slug its name in addresses: lower case letters, digits and hyphens; unique
/// @param iconUrl null for none
/// @param ownerId always an active admin
/// @param version grows by 1 with each change
public record Workspace(
        WorkspaceId id,
        String name,
        String slug,
        @Nullable URI iconUrl,
        UserId ownerId,
        Instant createdAt,
        long version) {

    Workspace with(String changedName, @Nullable URI changedIconUrl) {
        return new Workspace(id, changedName, slug, changedIconUrl, ownerId, createdAt, version + 1);
    }

    Workspace ownedBy(UserId changedOwner) {
        return new Workspace(id, name, slug, iconUrl, changedOwner, createdAt, version + 1);
    }
}
