package com.slackclone.load.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A table in Markdown that can be read as text too: names left, numbers right.
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heads) {
        rows.add(List.of(heads));
    }

    public Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /// Nothing at all for a table without rows.
    @Override
    public String toString() {
        if (rows.size() == 1) {
            return "";
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(line(row));
        }
        lines.add(1, rule());
        return String.join("\n", lines) + "\n";
    }

    private String line(List<String> row) {
        var cells = new ArrayList<String>();
        for (var i = 0; i < row.size(); i++) {
            cells.add(pad(row.get(i), width(i), i == 0));
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    private String rule() {
        var cells = new ArrayList<String>();
        for (var i = 0; i < rows.getFirst().size(); i++) {
            cells.add(i == 0 ? "-".repeat(width(i)) : "-".repeat(width(i) - 1) + ":");
        }
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }

    private static String pad(String text, int width, boolean isLeft) {
        var space = " ".repeat(width - text.length());
        return isLeft ? text + space : space + text;
    }
}
