package com.slackclone.workspace;

/// What an [AuditEntry] is about.
enum AuditAction {
    WORKSPACE_UPDATED,
    OWNERSHIP_TRANSFERRED,
    MEMBERS_INVITED,
    INVITE_REVOKED,
    MEMBER_JOINED,
    MEMBER_LEFT,
    MEMBER_ROLE_CHANGED,
    MEMBER_DEACTIVATED,
    MEMBER_REACTIVATED
}
