/// Workspaces, their members and invitations.
@NullMarked
@ApplicationModule(
        displayName = "Workspace",
        allowedDependencies = {"platform", "realtime", "account"})
package com.slackclone.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
