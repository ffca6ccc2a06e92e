/// Notifications: what happened that concerns a person, their preferences, and the mails about it.
@NullMarked
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {"platform", "pipeline", "realtime", "account", "workspace", "room", "message", "presence"
        })
package com.slackclone.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
