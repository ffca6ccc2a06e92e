package com.slackclone.workspace;

import com.slackclone.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invitation of one e-mail address to a workspace.
///
/// @param acceptedAt null until it is accepted, which works once
/// @param revokedAt null unless an admin took it back
public record Invite(
        InviteId id,
        String email,
        UserId invitedById,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant revokedAt) {

    WorkspaceId workspaceId() {
        return id.workspace();
    }

    boolean isOpen(Instant now) {
        return acceptedAt == null && revokedAt == null && now.isBefore(expiresAt);
    }

    Invite revoked(Instant now) {
        return new Invite(id, email, invitedById, createdAt, expiresAt, acceptedAt, now);
    }
}
