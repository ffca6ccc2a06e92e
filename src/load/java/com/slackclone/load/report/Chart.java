package com.slackclone.load.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A line chart as SVG, light or dark as the reader has it. The horizontal axis is logarithmic, the vertical one starts
/// at 0.
///
/// @param x where the points of the lines are
/// @param across what the horizontal axis shows
/// @param upward what the vertical axis shows, with its unit
public record Chart(String title, String across, String upward, List<Integer> x, List<Line> lines) {

    /// @param values one for each place
    public record Line(String name, List<Double> values) {

        double last() {
            return values.getLast();
        }
    }

    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;
    private static final int LEFT = 64;
    private static final int RIGHT = 560;
    private static final int TOP = 64;
    private static final int BOTTOM = 336;
    private static final int LABEL_HEIGHT = 18;
    private static final int TICKS = 5;

    private static final String STYLE = """
            <style>
            .back { fill: #ffffff; stroke: #d0d7de }
            text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #57606a }
            .title { font-size: 16px; font-weight: 600; fill: #1f2328 }
            .grid { stroke: #d8dee4; stroke-width: 1 }
            .axis { stroke: #8c959f; stroke-width: 1 }
            .line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
            .c0 { stroke: #0969da } .d0 { fill: #0969da } .c1 { stroke: #bc4c00 } .d1 { fill: #bc4c00 }
            .c2 { stroke: #1a7f37 } .d2 { fill: #1a7f37 } .c3 { stroke: #8250df } .d3 { fill: #8250df }
            .label { font-weight: 600 }
            @media (prefers-color-scheme: dark) {
            .back { fill: #0d1117; stroke: #30363d }
            text { fill: #9198a1 }
            .title { fill: #f0f6fc }
            .grid { stroke: #21262d }
            .axis { stroke: #656c76 }
            .c0 { stroke: #58a6ff } .d0 { fill: #58a6ff } .c1 { stroke: #f0883e } .d1 { fill: #f0883e }
            .c2 { stroke: #56d364 } .d2 { fill: #56d364 } .c3 { stroke: #bc8cff } .d3 { fill: #bc8cff }
            }
            </style>
            """;

    public String svg() {
        var step = step();
        var top = Math.ceil(highest() / step) * step;
        var svg = new StringBuilder();
        svg.append(("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                        + "role=\"img\" aria-label=\"%s\">\n")
                .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, title));
        svg.append(STYLE);
        svg.append("<rect class=\"back\" x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" rx=\"8\"/>\n"
                .formatted(WIDTH - 1, HEIGHT - 1));
        svg.append(text(20, 30, "title", "start", title));
        svg.append(text(20, TOP - 14, "", "start", upward));
        svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 18, "", "middle", across));
        grid(svg, step, top);
        for (var i = 0; i < lines.size(); i++) {
            line(svg, i, top);
        }
        labels(svg, top);
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg, double step, double top) {
        for (var value = 0.0; value <= top + step / 2; value += step) {
            var y = y(value, top);
            var kind = value == 0 ? "axis" : "grid";
            svg.append("<path class=\"%s\" d=\"M%d %.1fH%d\"/>\n".formatted(kind, LEFT, y, RIGHT));
            svg.append(text(LEFT - 8, y + 4, "", "end", step < 1 ? "%.1f".formatted(value) : "%.0f".formatted(value)));
        }
        for (var place : x) {
            svg.append("<path class=\"axis\" d=\"M%.1f %dv5\"/>\n".formatted(x(place), BOTTOM));
            svg.append(text(x(place), BOTTOM + 20, "", "middle", "%,d".formatted(place)));
        }
    }

    private void line(StringBuilder svg, int index, double top) {
        var path = new StringBuilder();
        var dots = new StringBuilder();
        var values = lines.get(index).values();
        for (var i = 0; i < values.size(); i++) {
            var px = x(x.get(i));
            var py = y(values.get(i), top);
            path.append("%s%.1f %.1f".formatted(i == 0 ? "M" : "L", px, py));
            dots.append("<circle class=\"d%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n".formatted(index, px, py));
        }
        svg.append("<path class=\"line c%d\" d=\"%s\"/>\n".formatted(index, path))
                .append(dots);
    }

    /// At the ends of the lines, pushed apart where they would overlap.
    private void labels(StringBuilder svg, double top) {
        var order = new ArrayList<>(lines);
        order.sort(Comparator.comparingDouble(Line::last));
        var lowest = BOTTOM + 4.0;
        for (var line : order) {
            var y = Math.min(lowest, y(line.last(), top) + 4);
            var name = "%s  %s".formatted(line.name(), number(line.last()));
            svg.append(text(RIGHT + 12, y, "label d" + lines.indexOf(line), "start", name));
            lowest = y - LABEL_HEIGHT;
        }
    }

    private static String number(double value) {
        return value < 10 ? "%.1f".formatted(value) : "%.0f".formatted(value);
    }

    private static String text(double x, double y, String kind, String anchor, String content) {
        return "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n"
                .formatted(kind, x, y, anchor, content);
    }

    private double x(int place) {
        var first = Math.log(x.getFirst());
        var share = x.size() == 1 ? 0.5 : (Math.log(place) - first) / (Math.log(x.getLast()) - first);
        return LEFT + 16 + share * (RIGHT - LEFT - 32);
    }

    private static double y(double value, double top) {
        return BOTTOM - value / top * (BOTTOM - TOP);
    }

    private double highest() {
        return lines.stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
    }

    /// 1, 2 or 5 times a power of ten.
    private double step() {
        var raw = highest() / TICKS;
        var power = Math.pow(10, Math.floor(Math.log10(raw)));
        var factor = raw / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }
}
