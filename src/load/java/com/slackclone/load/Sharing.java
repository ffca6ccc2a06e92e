package com.slackclone.load;

import com.slackclone.load.Outcome.Check;
import com.slackclone.load.Outcome.Row;
import com.slackclone.load.process.LocalStack;
import com.slackclone.load.process.ServerNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What sharing executions is worth, and that it costs nothing where there is nothing to share: a document that
/// depends on the viewer, and each subscriber is another one.
final class Sharing {

    private static final String OFF = "--slack-clone.realtime.sharing=false";

    /// Without sharing each subscriber's event reads from the database.
    private static final double DELIVERIES = 2_000;

    private Sharing() {}

    /// @param shared the room at a node that shares
    static Outcome measure(Room shared, LocalStack stack, Options options) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        var on = perViewer(shared, "sharing on", options, rows);
        double off;
        try (var node = ServerNode.start("unshared", stack, "web", OFF)) {
            node.awaitReady();
            var room = new Room("sharing off", node, shared.team(), Room.SHARED, Room.SHORT);
            rows.add(measure(room, "same document, sharing off", options));
            off = perViewer(room, "sharing off", options, rows);
        }
        return new Outcome(
                List.copyOf(rows),
                List.of(Check.atMost(1, "per-viewer document: CPU at most that without sharing", on / off, "")));
    }

    private static double perViewer(Room room, String how, Options options, List<Row> rows)
            throws IOException, InterruptedException {
        var row = measure(room.asking(how, Room.PER_VIEWER), "per-viewer document, " + how, options);
        rows.add(row);
        return row.measurement().cpuMicros();
    }

    private static Row measure(Room room, String name, Options options) throws IOException, InterruptedException {
        var people = room.team().tokens().size();
        var load = Load.of(DELIVERIES / people, options.time());
        try (var subscribers = room.subscribers()) {
            subscribers.growTo(people);
            var meter = new Meter(room.jvm(), subscribers, room.publisher());
            meter.measure(Load.of(DELIVERIES / people, options.warmUp()));
            return Scenarios.row(name, meter.measure(load));
        }
    }
}
