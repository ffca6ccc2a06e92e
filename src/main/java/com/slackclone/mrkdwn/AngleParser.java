package com.slackclone.mrkdwn;

import com.slackclone.mrkdwn.Name.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.jspecify.annotations.Nullable;

/// What Slack writes in angle brackets, with or without a label: `<https://example.org|our site>`, `<@U…>`,
/// `<#C…|general>`, `<!here>`. Any other bracket is text, as are HTML's.
final class AngleParser implements InlineContentParser, InlineContentParserFactory {

    private static final int MAX = 4_000;
    private static final Pattern LINK =
            Pattern.compile("<((?:https?://|mailto:)[^\\s<>|]+)(?:\\|([^<>|]+))?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern MENTION = Pattern.compile("<([@#])([A-Za-z0-9_-]{2,100})(?:\\|([^<>|]+))?>");
    private static final Pattern WIDE = Pattern.compile("<!(channel|here|everyone)(?:\\|[^<>|]+)?>");
    private static final String STARTS = "hHmM@#!";

    private final KnownNames names;

    AngleParser(KnownNames names) {
        this.names = names;
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('<');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        var start = scanner.position();
        scanner.next();
        var isText = STARTS.indexOf(scanner.peek()) < 0;
        scanner.setPosition(start);
        var text = isText ? "<" : Rest.of(scanner, MAX).replace(Mrkdwn.BRACKET, '[');
        return find(LINK, text)
                .map(found -> Rest.take(scanner, found.end(), link(found)))
                .or(() -> find(MENTION, text).map(found -> Rest.take(scanner, found.end(), mention(found))))
                .or(() -> find(WIDE, text).map(found -> Rest.take(scanner, found.end(), wide(found))))
                .orElseGet(() -> Rest.take(scanner, 1, new Text("<")));
    }

    private static Optional<MatchResult> find(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.lookingAt() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private static Node link(MatchResult found) {
        var url = found.group(1);
        return UrlParser.link(url, found.group(2) == null ? url : found.group(2));
    }

    private Node mention(MatchResult found) {
        var isUser = found.group(1).equals("@");
        var name = new Name(isUser ? Kind.USER_ID : Kind.CHANNEL_ID, found.group(2));
        var label = found.group(3) == null ? null : found.group(1) + found.group(3);
        return node(name, found.group(), label);
    }

    private Node wide(MatchResult found) {
        return node(new Name(Kind.WIDE, found.group(1)), found.group(), null);
    }

    private Node node(Name name, String written, @Nullable String label) {
        var mention = names.find(name);
        if (mention == null) {
            return new Text(label == null ? written : label);
        }
        var shown = mention.label() != null ? mention.label() : label;
        return new MentionNode(mention, shown == null ? written : shown);
    }
}
