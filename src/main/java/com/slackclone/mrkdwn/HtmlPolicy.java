package com.slackclone.mrkdwn;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// The HTML that may leave the server. Our own renderer writes no other; this is what keeps it so, whatever the
/// parser and the renderer get wrong.
final class HtmlPolicy {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /// What the sanitizer encodes for browsers of old, and nobody needs to: `@`, `=`, `+` and emoji.
    private static final Pattern ENCODED = Pattern.compile("&#(64|61|43|x[0-9a-f]{5,6});");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href")
            .onElements("a")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,9}"))
            .onElements("ol")
            .allowAttributes("class")
            .matching(Pattern.compile("language-[A-Za-z0-9_+-]{1,30}"))
            .onElements("code")
            .allowAttributes("class")
            .matching(Pattern.compile("mention"))
            .onElements("span")
            .allowAttributes(Mention.USER, Mention.CHANNEL, Mention.WIDE)
            .matching(ID)
            .onElements("span")
            .toFactory();

    private HtmlPolicy() {}

    static String sanitize(String html) {
        return ENCODED.matcher(POLICY.sanitize(html)).replaceAll(HtmlPolicy::decode);
    }

    private static String decode(MatchResult encoded) {
        return Character.toString(Integer.decode(encoded.group(1).replace("x", "0x")));
    }
}
