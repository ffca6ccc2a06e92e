package com.slackclone.pipeline;

import com.slackclone.platform.aws.Queue;
import com.slackclone.platform.aws.WorkQueue;
import com.slackclone.platform.aws.WorkQueues;
import com.slackclone.platform.start.NodeRole;
import com.slackclone.platform.start.NodeRoles;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Handles changes on a node that works. It starts behind everything else, and ends before it.
@Component
class ChangeWorker implements SmartLifecycle {

    private final WorkQueue queue;
    private final ChangeReader reader;
    private final ChangeHandlers handlers;
    private final PipelineProperties properties;
    private final NodeRoles roles;
    private final AtomicReference<@Nullable Shift> current = new AtomicReference<>();

    ChangeWorker(
            WorkQueues queues,
            ChangeReader reader,
            ChangeHandlers handlers,
            PipelineProperties properties,
            NodeRoles roles) {
        this.queue = queues.open(Queue.CHANGES, properties.visibility());
        this.reader = reader;
        this.handlers = handlers;
        this.properties = properties;
        this.roles = roles;
    }

    @Override
    public boolean isAutoStartup() {
        return roles.has(NodeRole.WORKER);
    }

    @Override
    public void start() {
        var shift = new Shift(queue, reader, handlers, properties);
        if (current.compareAndSet(null, shift)) {
            shift.begin();
        }
    }

    @Override
    public void stop() {
        var shift = current.getAndSet(null);
        if (shift == null) {
            return;
        }
        try {
            shift.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return current.get() != null;
    }
}
