package com.slackclone.mrkdwn;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Slack's marks: `*bold*`, `_italic_`, `~strike~`, code and blocks of code, quotes, lists, links, `:emoji:`,
/// mentions.
///
/// The parser is that of CommonMark, with those of its blocks and marks that Slack has too. What is no mark is
/// text:
/// headings, HTML, images, entities and backslashes are shown as they were written.
public final class Mrkdwn {

    /// Deeper blocks and marks are shown as the text that they are.
    private static final int MAX_NESTING = 16;

    /// How a `[` is hidden from the parser, to whom it would be the start of a link, or of a definition that is
    /// not
    /// shown. No character is encoded by this number.
    static final char BRACKET = '\uFDD0';

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .softbreak("<br>\n")
            .nodeRendererFactory(MarkRenderer::new)
            .build();

    private Mrkdwn() {}

    /// The names that are mentioned, outside of code and links, in their order. One that is written with several
    /// words comes with each shorter form: only who knows all names can tell which of them is meant.
    public static Set<Name> names(String content) {
        var found = new LinkedHashSet<Name>();
        parse(content, name -> {
            found.add(name);
            return null;
        });
        return found;
    }

    /// Those of the known names that the content mentions.
    public static Set<Name> meant(String content, Map<Name, Mention> known) {
        var found = new LinkedHashSet<Name>();
        parse(content, name -> {
            var mention = known.get(name);
            if (mention != null) {
                found.add(name);
            }
            return mention;
        });
        return found;
    }

    /// The content as HTML that can be shown as it stands.
    ///
    /// @param mentions whom or what the names stand for; a name that is not among them is text
    public static String html(String content, Map<Name, Mention> mentions) {
        var html = RENDERER.render(parse(content, mentions::get));
        return HtmlPolicy.sanitize(html.replace(BRACKET, '['));
    }

    private static Node parse(String content, KnownNames names) {
        return Parser.builder()
                .enabledBlockTypes(Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class))
                .customDelimiterProcessor(new Strike.Processor())
                .customInlineContentParserFactory(new LiteralParser())
                .customInlineContentParserFactory(new EmojiParser())
                .customInlineContentParserFactory(new UrlParser())
                .customInlineContentParserFactory(new AngleParser(names))
                .customInlineContentParserFactory(new MentionParser(names))
                .maxOpenBlockParsers(MAX_NESTING)
                .maxInlineNesting(MAX_NESTING)
                .build()
                .parse(SourceText.of(content));
    }
}
