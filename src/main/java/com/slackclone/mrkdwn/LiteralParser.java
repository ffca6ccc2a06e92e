package com.slackclone.mrkdwn;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// Characters that mean something to CommonMark, and nothing to people who chat: a backslash, an ampersand, and an
/// asterisk within a word, as in `2*3*4`.
final class LiteralParser implements InlineContentParser, InlineContentParserFactory {

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('\\', '&', '*');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        var character = scanner.peek();
        var isBehindWord = Rest.isBehindWord(scanner);
        scanner.next();
        if (character == '*' && !(isBehindWord && Character.isLetterOrDigit(scanner.peekCodePoint()))) {
            return ParsedInline.none();
        }
        return ParsedInline.of(new Text(String.valueOf(character)), scanner.position());
    }
}
