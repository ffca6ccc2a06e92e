package com.slackclone.realtime.transport;

import com.slackclone.realtime.sharing.SharedExecution;
import com.slackclone.realtime.sharing.SharedGroups;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/// How the node's live connections are doing.
@Component
class TransportMetrics implements MeterBinder {

    private final Sockets sockets;
    private final SharedGroups groups;
    private final SharedExecution shared;
    private final NodeQueue queue;

    TransportMetrics(Sockets sockets, SharedGroups groups, SharedExecution shared, NodeQueue queue) {
        this.sockets = sockets;
        this.groups = groups;
        this.shared = shared;
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("slackclone.realtime.connections", sockets, Sockets::count)
                .description("Open sockets and event streams")
                .register(registry);
        Gauge.builder("slackclone.realtime.groups", groups, SharedGroups::count)
                .description("Groups of subscribers that share each execution")
                .register(registry);
        FunctionCounter.builder("slackclone.realtime.shared.executions", shared, SharedExecution::executions)
                .description("Events that were executed for a group")
                .register(registry);
        Gauge.builder("slackclone.realtime.queue", queue, NodeQueue::bytes)
                .description("What waits for readers")
                .baseUnit("bytes")
                .register(registry);
    }
}
