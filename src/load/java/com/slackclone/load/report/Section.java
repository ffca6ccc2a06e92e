package com.slackclone.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The part of a document that a program writes: between `<!-- name: begin -->` and `<!-- name: end -->`.
public final class Section {

    private Section() {}

    /// @param text that replaces what is there
    public static void write(Path document, String name, String text) throws IOException {
        var begin = "<!-- %s: begin -->".formatted(name);
        var end = "<!-- %s: end -->".formatted(name);
        var all = Files.readString(document);
        var from = all.indexOf(begin);
        var to = all.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException("%s has no place for %s".formatted(document, name));
        }
        Files.writeString(
                document, all.substring(0, from + begin.length()) + "\n" + text.strip() + "\n" + all.substring(to));
    }
}
