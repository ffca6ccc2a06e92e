/// Messages and their history.
@NullMarked
@ApplicationModule(
        displayName = "Message",
        allowedDependencies = {"platform", "pipeline", "realtime", "mrkdwn", "account", "workspace", "room"})
package com.slackclone.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
