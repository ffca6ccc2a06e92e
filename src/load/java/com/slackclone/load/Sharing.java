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

    /// Without sharing more are too many.
    private static final double DELIVERIES = 2_500;

    private static final double TARGET = 0.2;

    private Sharing() {}

    /// @param room at a node that shares
    static Outcome measure(Room room, LocalStack stack, Options options) throws IOException, InterruptedException {
        var rows = new ArrayList<Row>();
        var same = measure(room, "same document, sharing on", options, rows);
        var perViewer =
                measure(room.asking(room.name(), Room.PER_VIEWER), "per-viewer document, sharing on", options, rows);
        try (var node = ServerNode.start("unshared", stack, "web", OFF)) {
            node.awaitReady();
            var unshared = new Room("sharing off", node, room.team(), Room.SHARED, Room.SHORT);
            var sameOff = measure(unshared, "same document, sharing off", options, rows);
            var perViewerOff = measure(
                    unshared.asking(unshared.name(), Room.PER_VIEWER),
                    "per-viewer document, sharing off",
                    options,
                    rows);
            return new Outcome(
                    List.copyOf(rows),
                    List.of(
                            Check.atMost(
                                    TARGET,
                                    "same document: CPU at most a fifth of that without sharing",
                                    same / sameOff,
                                    ""),
                            Check.atMost(
                                    1,
                                    "per-viewer document: CPU at most that without sharing",
                                    perViewer / perViewerOff,
                                    "")));
        }
    }

    /// @return microseconds of CPU for a delivery
    private static double measure(Room room, String name, Options options, List<Row> rows)
            throws IOException, InterruptedException {
        var size = options.middle() / 2;
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
