/// What people keep for themselves: messages they have saved, and what they have begun to write.
@NullMarked
@ApplicationModule(
        displayName = "Personal",
        allowedDependencies = {"platform", "realtime", "account", "workspace", "room", "message"})
package com.slackclone.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
