/// The live stream: event log, fan-out, subscriptions and the sockets that carry them.
@NullMarked
@ApplicationModule(
        displayName = "Realtime",
        allowedDependencies = {"platform", "pipeline"})
package com.slackclone.realtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
