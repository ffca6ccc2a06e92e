package com.slackclone.load;

import java.util.ArrayList;
import java.util.List;

/// What a scenario has shown.
///
/// @param rows what was measured
/// @param checks what is to be said of it
record Outcome(List<Row> rows, List<Check> checks) {

    static final Outcome NOTHING = new Outcome(List.of(), List.of());

    /// @param name of the program and the scenario
    record Row(String name, Measurement measurement) {}

    /// A promise, and what was found.
    ///
    /// @param found with its unit
    record Check(String promise, String found, boolean isKept) {

        /// That something is at most so large.
        static Check atMost(double limit, String promise, double found, String unit) {
            return new Check(promise, "%.2f%s".formatted(found, unit), found <= limit);
        }
    }

    Outcome and(Outcome other) {
        var allRows = new ArrayList<>(rows);
        allRows.addAll(other.rows);
        var allChecks = new ArrayList<>(checks);
        allChecks.addAll(other.checks);
        return new Outcome(List.copyOf(allRows), List.copyOf(allChecks));
    }
}
