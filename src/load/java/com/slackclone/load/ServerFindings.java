package com.slackclone.load;

import com.slackclone.load.Options.Part;
import com.slackclone.load.Outcome.Check;
import com.slackclone.load.api.Team;
import com.slackclone.load.limit.RedisPublish;
import com.slackclone.load.process.LocalStack;
import com.slackclone.load.process.ServerNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What was found of the server.
///
/// @param growth of its cost; nothing if that was not measured
/// @param redis how many messages a second Redis can publish, by the number of connections that do
record ServerFindings(List<Series> growth, Outcome outcome, List<RedisRate> redis) {

    static final String SERVER = "this server";
    static final ServerFindings NOTHING = new ServerFindings(List.of(), Outcome.NOTHING, List.of());

    private static final List<Integer> REDIS_CONNECTIONS = List.of(1, 50);
    private static final Duration REDIS_TIME = Duration.ofSeconds(2);
    private static final int REDIS_PAYLOAD = 480;

    record RedisRate(int connections, double rate) {}

    /// Starts the local stack and two nodes, and ends them again.
    static ServerFindings measure(Options options) throws IOException, InterruptedException {
        Log.say("Starting the local stack and two nodes");
        try (var stack = LocalStack.start();
                var node = ServerNode.start("node", stack, "web");
                var sender = ServerNode.start("sender", stack, "web,worker")) {
            node.awaitReady();
            var team = Team.gather(sender.awaitReady(), stack, options.people());
            Log.say("%d people are in the room".formatted(options.people()));
            var room = new Room(SERVER, node, team, Room.SHARED, Room.SHORT);
            return new ServerFindings(growth(room, options), scenarios(room, stack, options), redis(stack, options));
        }
    }

    private static List<Series> growth(Room room, Options options) throws IOException, InterruptedException {
        return options.has(Part.GROWTH) ? List.of(Growth.measure(room, options)) : List.of();
    }

    private static Outcome scenarios(Room room, LocalStack stack, Options options)
            throws IOException, InterruptedException {
        var scenarios = new Scenarios(options, options.middle());
        var outcome = Outcome.NOTHING;
        if (options.has(Part.BURST)) {
            outcome = outcome.and(
                    attempt(Part.BURST, () -> scenarios.burst(room.asking(SERVER + ", bursts", Room.SHARED))));
        }
        if (options.has(Part.STALLED)) {
            outcome = outcome.and(attempt(Part.STALLED, () -> scenarios.stalled(room)));
        }
        if (options.has(Part.SATURATION)) {
            outcome = outcome.and(attempt(Part.SATURATION, () -> scenarios.saturation(room)));
        }
        if (options.has(Part.SHARING)) {
            outcome = outcome.and(attempt(Part.SHARING, () -> new Sharing(stack, options).measure(room)));
        }
        return outcome;
    }

    private interface Scenario {
        Outcome run() throws IOException, InterruptedException;
    }

    /// A scenario that fails does not keep the others from being measured.
    private static Outcome attempt(Part part, Scenario scenario) throws InterruptedException {
        try {
            return scenario.run();
        } catch (IOException e) {
            Log.say("%s failed: %s".formatted(part, e));
            return new Outcome(List.of(), List.of(new Check(part.toString(), "failed", false)));
        }
    }

    private static List<RedisRate> redis(LocalStack stack, Options options) throws IOException, InterruptedException {
        if (!options.has(Part.LIMITS)) {
            return List.of();
        }
        var rates = new ArrayList<RedisRate>();
        for (var connections : REDIS_CONNECTIONS) {
            var rate = RedisPublish.rate(stack.endpoint("redis"), connections, "x".repeat(REDIS_PAYLOAD), REDIS_TIME);
            Log.say("Redis: %.0f PUBLISH/s on %d connections".formatted(rate, connections));
            rates.add(new RedisRate(connections, rate));
        }
        return List.copyOf(rates);
    }
}
