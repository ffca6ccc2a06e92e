/// Rooms, the places that hold messages: channels, membership, read state, access.
@NullMarked
@ApplicationModule(
        displayName = "Room",
        allowedDependencies = {"platform", "realtime", "account", "workspace"})
package com.slackclone.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
