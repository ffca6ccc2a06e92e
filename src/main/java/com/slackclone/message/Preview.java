package com.slackclone.message;

import java.util.regex.Pattern;

/// The beginning of a message, as lists show it.
final class Preview {

    static final int LENGTH = 100;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private Preview() {}

    /// One line of at most 100 code points, the last of which is `…` where something is left out.
    static String of(String content) {
        var line = WHITE_SPACE.matcher(content.strip()).replaceAll(" ");
        return line.codePointCount(0, line.length()) <= LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LENGTH - 1)).stripTrailing() + "…";
    }
}
