/// Thin adapters to what the server stands on: ids, DynamoDB, Redis, GraphQL, the web. No business rules.
@NullMarked
@ApplicationModule(displayName = "Platform", type = ApplicationModule.Type.OPEN)
package com.slackclone.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
