package com.slackclone.mrkdwn;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkType;

/// `https://example.org/`, without what ends the sentence around it. It is read before its marks are, so that the
/// underscores of a path are none.
final class UrlParser implements InlineContentParser, InlineContentParserFactory {

    private static final int MAX = 2_048;
    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);
    private static final LinkExtractor LINKS =
            LinkExtractor.builder().linkTypes(EnumSet.of(LinkType.URL)).build();

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('h', 'H');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        if (Rest.isBehindWord(scanner)
                || !SCHEME.matcher(Rest.of(scanner, "https://".length())).lookingAt()) {
            return ParsedInline.none();
        }
        var rest = Rest.of(scanner, MAX).replace(Mrkdwn.BRACKET, '[');
        var links = LINKS.extractLinks(rest).iterator();
        if (!links.hasNext()) {
            return ParsedInline.none();
        }
        var span = links.next();
        if (span.getBeginIndex() != 0) {
            return ParsedInline.none();
        }
        var url = rest.substring(0, span.getEndIndex());
        return Rest.take(scanner, url.length(), link(url, url));
    }

    static Link link(String url, String label) {
        var link = new Link(url, null);
        link.appendChild(new Text(label));
        return link;
    }
}
