/// The demo: a workspace with people and talk, for whoever tries the server out. Planted only when seeding.
@NullMarked
@ApplicationModule(
        displayName = "Demo",
        allowedDependencies = {"platform", "account", "workspace", "room", "message", "notification", "personal"})
package com.slackclone.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
