package com.slackclone.mrkdwn;

import com.slackclone.platform.text.Emoji;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// `:tada:` and `:wave::skin-tone-3:`. What is no emoji is text, such as the times in `9:30:15`.
final class EmojiParser implements InlineContentParser, InlineContentParserFactory {

    private static final int MAX = 100;
    private static final Pattern SHORTCODE = Pattern.compile("(:[a-z0-9_+'-]{1,80}:)(:skin-tone-[2-6]:)?");

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of(':');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        var match = SHORTCODE.matcher(Rest.of(scanner, MAX));
        if (!match.lookingAt()) {
            return ParsedInline.none();
        }
        var toned = Emoji.parse(match.group());
        var emoji = toned.isPresent() ? toned : Emoji.parse(match.group(1));
        var length = toned.isPresent() ? match.end() : match.end(1);
        return emoji.map(text -> Rest.take(scanner, length, new Text(text))).orElseGet(ParsedInline::none);
    }
}
