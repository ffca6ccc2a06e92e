/// What people write: marks, links, emoji and mentions, and how they are shown.
@NullMarked
@ApplicationModule(displayName = "Mrkdwn", allowedDependencies = "platform")
package com.slackclone.mrkdwn;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
