package com.slackclone.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What a long run was asked for.
///
/// @param time for how long; a round that has begun is finished
/// @param kills how often nodes are killed at least
/// @param seed of what is left to chance
record FaultsOptions(Duration time, int kills, long seed, List<Fault> faults) {

    static FaultsOptions parse(String... arguments) {
        var options =
                new FaultsOptions(Duration.ofMinutes(10), 0, System.nanoTime() % 1_000_000, List.of(Fault.values()));
        for (var argument : arguments) {
            options = options.with(argument);
        }
        return options;
    }

    private FaultsOptions with(String argument) {
        var value = argument.substring(argument.indexOf('=') + 1);
        return switch (argument.split("=", 2)[0]) {
            case "--minutes" ->
                new FaultsOptions(Duration.ofSeconds((long) (Double.parseDouble(value) * 60)), kills, seed, faults);
            case "--kills" -> new FaultsOptions(time, Integer.parseInt(value), seed, faults);
            case "--seed" -> new FaultsOptions(time, kills, Long.parseLong(value), faults);
            case "--faults" ->
                new FaultsOptions(
                        time,
                        kills,
                        seed,
                        Stream.of(value.split(",", -1)).map(Fault::valueOf).toList());
            default -> throw new IllegalArgumentException("Not understood: " + argument);
        };
    }
}
