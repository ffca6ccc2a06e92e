/// People and how they sign in: users, credentials, sessions.
@NullMarked
@ApplicationModule(
        displayName = "Account",
        allowedDependencies = {"platform", "realtime", "pipeline"})
package com.slackclone.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
