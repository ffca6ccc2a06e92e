package com.slackclone.load;

import com.slackclone.load.Outcome.Check;
import com.slackclone.load.Outcome.Row;
import com.slackclone.load.process.LocalStack;
import com.slackclone.load.process.ServerNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What it is worth to share executions, and to write to the sockets past Spring: the same server without either. And
/// that sharing costs nothing where there is nothing to share: a document that depends on the viewer.
final class Sharing {

    private static final String OFF = "--slack-clone.realtime.sharing=false";

    /// Without sharing more are too many.
    private static final double DELIVERIES = 2_500;

    private static final double TARGET = 0.2;

    /// @param same document, by the number of subscribers: microseconds of CPU a delivery
    /// @param perViewer document, of the smallest number
    private record Found(Map<Integer, Double> same, double perViewer) {}

    private final LocalStack stack;
    private final Options options;
    private final List<Row> rows = new ArrayList<>();

    Sharing(LocalStack stack, Options options) {
        this.stack = stack;
        this.options = options;
    }

    /// @param room at a node that shares
    Outcome measure(Room room) throws IOException, InterruptedException {
        var on = found(room, "sharing on");
        Found off;
        try (var node = ServerNode.start("unshared", stack, "web", OFF)) {
            off = found(room.at(node.awaitReady()), "sharing off");
        }
        try (var node = ServerNode.startWithSpringsSockets("springs-sockets", stack, "web")) {
            var springs = same(room.at(node.awaitReady()), "Spring's sockets");
            return new Outcome(List.copyOf(rows), checks(on, off, springs));
        }
    }

    private static List<Check> checks(Found on, Found off, Map<Integer, Double> springs) {
        var checks = new ArrayList<Check>();
        springs.forEach((size, cpu) -> checks.add(Check.atMost(
                TARGET,
                "%,d subscribers: CPU at most a fifth of that with Spring's sockets, without sharing".formatted(size),
                on.same().getOrDefault(size, Double.NaN) / cpu,
                "")));
        checks.add(Check.atMost(
                1, "per-viewer document: CPU at most that without sharing", on.perViewer() / off.perViewer(), ""));
        return checks;
    }

    private Found found(Room room, String how) throws IOException, InterruptedException {
        var size = options.compared().getFirst();
        var perViewer = room.asking(room.name(), Room.PER_VIEWER);
        return new Found(same(room, how), measure(perViewer, "per-viewer document, " + how, size));
    }

    private Map<Integer, Double> same(Room room, String how) throws IOException, InterruptedException {
        Growth.warmUp(room, options);
        var found = new TreeMap<Integer, Double>();
        for (var size : options.compared()) {
            found.put(size, measure(room, "same document, " + how, size));
        }
        return found;
    }

    /// @return microseconds of CPU for a delivery
    private double measure(Room room, String name, int size) throws IOException, InterruptedException {
        try (var subscribers = room.subscribers()) {
            subscribers.growTo(size);
            var meter = new Meter(room.jvm(), subscribers, room.publisher());
            Growth.settle(meter, Load.of(DELIVERIES / size, options.warmUp()));
            var row = Scenarios.row(name, meter.measure(Load.of(DELIVERIES / size, options.time())));
            rows.add(row);
            return row.measurement().cpuMicros();
        }
    }
}
