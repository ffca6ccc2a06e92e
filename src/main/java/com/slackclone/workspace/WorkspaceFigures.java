package com.slackclone.workspace;

import java.util.Map;

/// What a feature counts in a workspace; a bean of it adds to the workspace's statistics. Figures of several
/// features are added up.
public interface WorkspaceFigures {

    /// Reads what it needs from the tables, page by page: it is called for all workspaces each night, and at most
    /// every half hour for one whose admins look.
    Map<Figure, Long> count(WorkspaceId workspace);
}
