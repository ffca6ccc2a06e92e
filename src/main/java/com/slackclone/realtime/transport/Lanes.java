package com.slackclone.realtime.transport;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// The node's few threads that write events; each socket belongs to one of them.
@Component
class Lanes implements DisposableBean {

    private final List<Lane> lanes;
    private final AtomicInteger next = new AtomicInteger();

    Lanes(TransportProperties properties) {
        this.lanes = IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(number -> new Lane("fan-out-" + number, properties.gatherFor()))
                .toList();
    }

    Lane assign() {
        return lanes.get(Math.floorMod(next.getAndIncrement(), lanes.size()));
    }

    @Override
    public void destroy() {
        lanes.forEach(Lane::end);
    }
}
