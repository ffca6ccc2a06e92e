package com.slackclone.mrkdwn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A text as CommonMark has to be given it to read it as people in a chat mean it.
///
/// - A quote and a list end with their line. To CommonMark a line behind them would go on with them.
/// - Three backticks start and end a block of code wherever they stand, not only in a line of their own.
final class SourceText {

    private static final Pattern FENCE = Pattern.compile("`{3,}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_+-]{1,30}");
    private static final Pattern QUOTE = Pattern.compile(" {0,3}>.*");
    private static final Pattern ITEM = Pattern.compile(" {0,3}(?:[-*+]|\\d{1,9}[.)])[ \\t].*");

    private final List<String> lines = new ArrayList<>();
    private boolean isInCode;
    /// Whether the last line belongs to a quote or a list.
    private boolean isInBlock;

    private SourceText() {}

    static String of(String content) {
        var text = new SourceText();
        content.replace(Mrkdwn.BRACKET, '\uFFFD')
                .replace('[', Mrkdwn.BRACKET)
                .lines()
                .forEach(text::add);
        return String.join("\n", text.lines);
    }

    /// Whether what stands behind the start of a block of code names its language.
    static boolean isLanguage(String info) {
        return LANGUAGE.matcher(info).matches();
    }

    private void add(String line) {
        if (isInCode) {
            addCode(line);
        } else if (QUOTE.matcher(line).matches()) {
            addBlock(line);
        } else {
            addText(line);
        }
    }

    private void addCode(String line) {
        var fence = FENCE.matcher(line);
        if (!fence.find()) {
            lines.add(line);
            return;
        }
        addUnlessBlank(line.substring(0, fence.start()));
        lines.add("```");
        isInCode = false;
        var rest = line.substring(fence.end());
        if (!rest.isBlank()) {
            add(rest);
        }
    }

    private void addText(String line) {
        var open = -1;
        var behind = 0;
        var fence = FENCE.matcher(line);
        while (fence.find()) {
            open = open < 0 ? fence.start() : -1;
            behind = fence.end();
        }
        if (open < 0) {
            addPlain(line);
            return;
        }
        var before = line.substring(0, open);
        if (!before.isBlank()) {
            addPlain(before);
        }
        var info = line.substring(behind).strip();
        var isLanguage = isLanguage(info);
        isInBlock = false;
        isInCode = true;
        lines.add(isLanguage ? "```" + info : "```");
        if (!isLanguage) {
            addUnlessBlank(line.substring(behind));
        }
    }

    private void addPlain(String line) {
        if (ITEM.matcher(line).matches()) {
            addBlock(line);
            return;
        }
        var goesOn = line.startsWith("  ") || line.startsWith("\t");
        if (isInBlock && !goesOn && !line.isBlank()) {
            lines.add("");
        }
        isInBlock &= goesOn;
        lines.add(line);
    }

    private void addBlock(String line) {
        lines.add(line);
        isInBlock = true;
    }

    private void addUnlessBlank(String line) {
        if (!line.isBlank()) {
            lines.add(line);
        }
    }
}
