/// Who is here, and who types.
@NullMarked
@ApplicationModule(
        displayName = "Presence",
        allowedDependencies = {"platform", "realtime", "account", "workspace", "room"})
package com.slackclone.presence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
