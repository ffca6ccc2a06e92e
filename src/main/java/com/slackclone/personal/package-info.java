/// What people keep for themselves: messages they have saved, what they have begun to write, and what is to
/// be sent one day.
@NullMarked
@ApplicationModule(
        displayName = "Personal",
        allowedDependencies = {"platform", "realtime", "pipeline", "account", "workspace", "room", "message"})
package com.slackclone.personal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
