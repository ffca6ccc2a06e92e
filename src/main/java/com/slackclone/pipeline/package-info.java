/// The change stream: what was written to the tables comes out of a queue, to the features that handle it.
@NullMarked
@ApplicationModule(displayName = "Pipeline", allowedDependencies = "platform")
package com.slackclone.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
