package com.slackclone.workspace;

/// What a member may do in a workspace.
public enum Role {
    ADMIN,
    MEMBER
}
