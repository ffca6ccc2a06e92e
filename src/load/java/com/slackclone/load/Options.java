package com.slackclone.load;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// What the bench measures, and for how long.
///
/// @param parts that are measured
/// @param sizes how many subscribers
/// @param time of each measurement
/// @param warmUp a round of it
/// @param people in the room; subscribers share them
/// @param deliveries how many a second are aimed at
/// @param isWritten whether the results go into `docs`, not only to standard output
record Options(
        Set<Part> parts,
        List<Integer> sizes,
        Duration time,
        Duration warmUp,
        int people,
        double deliveries,
        boolean isWritten) {

    enum Part {
        /// The server with more and more subscribers.
        GROWTH,
        /// Bursts of messages.
        BURST,
        /// Readers that stop.
        STALLED,
        /// The highest rate, and latency at half of it.
        SATURATION,
        /// Sharing switched off.
        SHARING,
        /// The programs that the server is compared with, and Redis.
        LIMITS
    }

    /// How many messages a second at most.
    private static final double MESSAGES = 40;

    private static final int LARGE_ROOM = 1_000;
    private static final int WARM_UP_SUBSCRIBERS = 500;
    private static final int WARM_UP_DOCUMENTS = 50;

    private static final Options FULL = new Options(
            EnumSet.allOf(Part.class),
            List.of(100, 500, 1_000, 5_000),
            Duration.ofSeconds(8),
            Duration.ofSeconds(5),
            200,
            20_000,
            true);

    private static final Options QUICK = new Options(
            EnumSet.of(Part.GROWTH, Part.LIMITS),
            List.of(100, 500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(4),
            40,
            20_000,
            false);

    /// `--quick`: within a few minutes, and nothing is written. Also `--parts=growth,limits`, `--sizes=100,500`,
    /// `--deliveries=20000` and `--seconds=8`; with one of them nothing is written either.
    static Options parse(String... arguments) {
        var options = List.of(arguments).contains("--quick") ? QUICK : FULL;
        for (var argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private Options with(String argument) {
        var value = argument.substring(argument.indexOf('=') + 1);
        return switch (argument.split("=", 2)[0]) {
            case "--quick" -> this;
            case "--parts" -> new Options(parts(value), sizes, time, warmUp, people, deliveries, false);
            case "--sizes" ->
                new Options(
                        parts,
                        Stream.of(value.split(",", -1)).map(Integer::valueOf).toList(),
                        time,
                        warmUp,
                        people,
                        deliveries,
                        false);
            case "--seconds" ->
                new Options(parts, sizes, Duration.ofSeconds(Long.parseLong(value)), warmUp, people, deliveries, false);
            case "--deliveries" -> new Options(parts, sizes, time, warmUp, people, Double.parseDouble(value), false);
            default -> throw new IllegalArgumentException("Not understood: " + argument);
        };
    }

    private static Set<Part> parts(String names) {
        var parts = EnumSet.noneOf(Part.class);
        Stream.of(names.split(",", -1))
                .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                .forEach(parts::add);
        return parts;
    }

    boolean has(Part part) {
        return parts.contains(part);
    }

    /// Whether the server is measured at all.
    boolean needsServer() {
        return !parts.equals(EnumSet.of(Part.LIMITS));
    }

    /// How many subscribers there are where the server is compared with others.
    List<Integer> compared() {
        return sizes.stream()
                .filter(size -> size >= LARGE_ROOM / 2 && size <= LARGE_ROOM)
                .toList();
    }

    /// How many subscribers the scenarios have: what a large room has, not the most that is tried.
    int middle() {
        return sizes.stream()
                .filter(size -> size <= LARGE_ROOM)
                .reduce((_, last) -> last)
                .orElse(LARGE_ROOM);
    }

    /// About the same deliveries a second for all sizes, so that they can be compared.
    Load load(int subscribers) {
        return Load.of(Math.min(MESSAGES, deliveries / subscribers), time);
    }

    int warmUpSubscribers() {
        return Math.min(WARM_UP_SUBSCRIBERS, sizes.getLast());
    }

    /// So many executions for each message are done sooner with what the compiler waits for.
    int warmUpDocuments() {
        return Math.min(WARM_UP_DOCUMENTS, sizes.getLast());
    }

    Load warmUpLoad(int subscribers) {
        return new Load(load(subscribers).rate(), 1, warmUp, Duration.ZERO);
    }
}
