package com.slackclone.workspace;

import com.slackclone.account.UserId;
import java.time.Instant;

/// A workspace, as every member of it may see it.
///
/// @param slug its name in addresses: lower case letters, digits and hyphens; unique
/// @param version grows by 1 with each change
public record Workspace(WorkspaceId id, String name, String slug, UserId ownerId, Instant createdAt, long version) {}
