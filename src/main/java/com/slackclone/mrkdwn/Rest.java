package com.slackclone.mrkdwn;

import org.commonmark.node.Node;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/// What follows in a line.
final class Rest {

    private Rest() {}

    /// From the scanner's position on, at most `limit` characters of the line. The scanner stays where it is.
    static String of(Scanner scanner, int limit) {
        var start = scanner.position();
        for (var read = 0; read < limit && scanner.peek() != Scanner.END && scanner.peek() != '\n'; read++) {
            scanner.next();
        }
        var text = scanner.getSource(start, scanner.position()).getContent();
        scanner.setPosition(start);
        return text;
    }

    /// The node for the next `length` characters.
    static ParsedInline take(Scanner scanner, int length, Node node) {
        for (var read = 0; read < length; read++) {
            scanner.next();
        }
        return ParsedInline.of(node, scanner.position());
    }

    /// Whether what stands before is part of a word, so that no name or URL starts here.
    static boolean isBehindWord(Scanner scanner) {
        return Character.isLetterOrDigit(scanner.peekPreviousCodePoint());
    }
}
