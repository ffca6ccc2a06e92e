package com.slackclone.mrkdwn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/// What is rendered otherwise than CommonMark does: one asterisk is bold, an underscore italic, and what stands
/// behind the start of a block of code belongs to the code unless it names a language.
final class MarkRenderer implements NodeRenderer {

    private final HtmlNodeRendererContext context;

    MarkRenderer(HtmlNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Emphasis.class, StrongEmphasis.class, Strike.class, FencedCodeBlock.class, MentionNode.class);
    }

    @Override
    public void render(Node node) {
        switch (node) {
            case Emphasis mark -> wrap(node, mark.getOpeningDelimiter().equals("*") ? "strong" : "em");
            case StrongEmphasis mark -> wrap(node, mark.getOpeningDelimiter().equals("**") ? "strong" : "em");
            case Strike _ -> wrap(node, "del");
            case FencedCodeBlock block -> show(block);
            case MentionNode mention -> show(mention);
            default -> throw new IllegalStateException(node.toString());
        }
    }

    private void wrap(Node node, String tag) {
        context.getWriter().tag(tag);
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        context.getWriter().tag("/" + tag);
    }

    private void show(FencedCodeBlock block) {
        var info = block.getInfo() == null ? "" : block.getInfo();
        var isLanguage = SourceText.isLanguage(info);
        var html = context.getWriter();
        html.line();
        html.tag("pre");
        html.tag("code", isLanguage ? Map.of("class", "language-" + info) : Map.of());
        html.text(isLanguage || info.isBlank() ? block.getLiteral() : info + "\n" + block.getLiteral());
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }

    private void show(MentionNode node) {
        var attributes = new LinkedHashMap<>(Map.of("class", "mention"));
        attributes.put(node.mention().attribute(), node.mention().value());
        var html = context.getWriter();
        html.tag("span", attributes);
        html.text(node.label());
        html.tag("/span");
    }
}
