package com.slackclone.platform.schedule;

import com.slackclone.platform.start.NodeRole;
import com.slackclone.platform.start.NodeRoles;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Only on a node with the role `worker`.
final class OnWorkingNode implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bindOrCreate("slack-clone", NodeRoles.class)
                .has(NodeRole.WORKER);
    }
}
