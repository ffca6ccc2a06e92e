package com.slackclone.mrkdwn;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.mrkdwn.Name.Kind;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MrkdwnTest {

    private static final Map<Name, Mention> MENTIONS = Map.of(
            new Name(Kind.HANDLE, "ada"), Mention.ofUser("U1", null),
            new Name(Kind.HANDLE, "grace.hopper"), Mention.ofUser("U2", null),
            new Name(Kind.USER_ID, "Uxyz"), Mention.ofUser("Uxyz", "@linus"),
            new Name(Kind.CHANNEL, "general"), Mention.ofChannel("C1", null),
            new Name(Kind.WIDE, "here"), Mention.ofAll("here"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Hello                    | <p>Hello</p>
            *bold* _it_ ~gone~       | <p><strong>bold</strong> <em>it</em> <del>gone</del></p>
            _all *of* it_            | <p><em>all <strong>of</strong> it</em></p>
            **bold** __it__ ~~gone~~ | <p><strong>bold</strong> <em>it</em> <del>gone</del></p>
            2*3*4 snake_case_name    | <p>2*3*4 snake_case_name</p>
            * not bold * 5 ~ 6       | <ul><li>not bold * 5 ~ 6</li></ul>
            `*code* :tada:`          | <p><code>*code* :tada:</code></p>
            :tada: at 9:30:15 :nope: | <p>🎉 at 9:30:15 :nope:</p>
            :wave::skin-tone-3:      | <p>👋🏼</p>
            # no heading             | <p># no heading</p>
            <b>no</b> &amp; \\*      | <p>&lt;b&gt;no&lt;/b&gt; &amp;amp; \\*</p>
            ![a](b) [c](d) [e]: f    | <p>![a](b) [c](d) [e]: f</p>
            [e]: http-like           | <p>[e]: http-like</p>
            """)
    void marks(String content, String html) {
        assertThat(html(content)).isEqualTo(html);
    }

    @Test
    void blocks() {
        assertThat(html("> a\n> b\nc")).isEqualTo("<blockquote><p>a<br />b</p></blockquote><p>c</p>");
        assertThat(html("- a\n- b\nc")).isEqualTo("<ul><li>a</li><li>b</li></ul><p>c</p>");
        assertThat(html("3. a\n4. b")).isEqualTo("<ol start=\"3\"><li>a</li><li>b</li></ol>");
        assertThat(html("a\nb\n\nc")).isEqualTo("<p>a<br />b</p><p>c</p>");
    }

    @Test
    void blocksOfCodeStartAndEndAnywhere() {
        var block = "<p>so</p><pre><code>*a*\n  &lt;b&gt;</code></pre><p>is it</p>";
        assertThat(html("so ```*a*\n  <b>```is it")).isEqualTo(block);
        assertThat(html("so\n```\n*a*\n  <b>\n```\nis it")).isEqualTo(block);
        assertThat(html("```java\nint i;\n```")).isEqualTo("<pre><code class=\"language-java\">int i;</code></pre>");
        assertThat(html("```one line```")).isEqualTo("<p><code>one line</code></p>");
    }

    @Test
    void links() {
        assertThat(html("See https://example.org/a_b_c?x=[1]&y=2."))
                .isEqualTo("<p>See "
                        + a("https://example.org/a_b_c?x=[1]&amp;y=2", "https://example.org/a_b_c?x=[1]&amp;y=2")
                        + ".</p>");
        assertThat(html("<https://example.org|our *site*>"))
                .isEqualTo("<p>" + a("https://example.org", "our *site*") + "</p>");
        assertThat(html("<mailto:ada@example.org|Ada>")).isEqualTo("<p>" + a("mailto:ada@example.org", "Ada") + "</p>");
        assertThat(html("xhttps://example.org http://")).isEqualTo("<p>xhttps://example.org http://</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<javascript:alert(1)|click>",
                "<JaVaScRiPt:alert(1)>",
                "<data:text/html;base64,PHNjcmlwdD4=|x>",
                "<img src=x onerror=alert(1)>",
                "<https://example.org\" onmouseover=\"alert(1)|x>",
                "[x](javascript:alert(1))",
                "![x](data:image/png;base64,AA)",
                "```\"><script>alert(1)</script>\n```",
                "<https://example.org|<img src=x onerror=alert(1)>>"
            })
    void nothingRuns(String content) {
        assertThat(Html.tagsOf(html(content))).isSubsetOf("p", "a", "code", "pre");
        assertThat(Html.attributesOf(html(content))).doesNotContainKeys("onerror", "onmouseover", "src");
        assertThat(Html.attributesOf(html(content)).getOrDefault("href", "https:"))
                .startsWith("https:");
    }

    @Test
    void mentions() {
        assertThat(html("@ada, @Ada Byron and _@Grace Hopper_."))
                .isEqualTo("<p>" + user("U1", "@ada") + ", " + user("U1", "@Ada") + " Byron and <em>"
                        + user("U2", "@Grace Hopper") + "</em>.</p>");
        assertThat(html("<@Uxyz> <@Uother|bob>")).isEqualTo("<p>" + user("Uxyz", "@linus") + " @bob</p>");
        assertThat(html("_#general_ #nowhere <!here>"))
                .isEqualTo("<p><em><span class=\"mention\" data-channel-id=\"C1\">#general</span></em> #nowhere "
                        + "<span class=\"mention\" data-mention=\"here\">@here</span></p>");
        assertThat(html("mail@ada `@ada` https://example.org/@ada <https://example.org|@ada>"))
                .doesNotContain("mention");
    }

    @Test
    void namesAreFoundOutsideOfCode() {
        assertThat(Mrkdwn.names("Hi @Ada Lovelace: #General, <@Uxyz>, <#Cxyz|a>, @here! `@code` ```\n@code\n```"))
                .containsExactly(
                        new Name(Kind.HANDLE, "ada.lovelace"),
                        new Name(Kind.HANDLE, "ada"),
                        new Name(Kind.CHANNEL, "general"),
                        new Name(Kind.USER_ID, "Uxyz"),
                        new Name(Kind.CHANNEL_ID, "Cxyz"),
                        new Name(Kind.WIDE, "here"));
    }

    /// All in far less than a second; the limit is for a machine that is busy.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "_",
                "~",
                "`",
                "<",
                ">",
                "[",
                "@",
                "@a",
                "#",
                ":",
                "- ",
                "h",
                "http",
                "*a_b",
                "<h",
                "*_~",
                "> - ",
                "&",
                "\\",
                "a *b _c ",
                "@a b c ",
                "`` ` ",
                "![",
                "](",
                "https://a.b ",
                "\n",
                "```\n"
            })
    void whatIsRepeatedIsReadFast(String piece) {
        var content = piece.repeat(4_000 / piece.length());
        Assertions.assertTimeout(Duration.ofSeconds(3), () -> html(content));
        Assertions.assertTimeout(Duration.ofSeconds(3), () -> Mrkdwn.names(content));
    }

    @Test
    void deepNestingIsBounded() {
        assertThat(Html.depthOf(html("> ".repeat(1_000) + "a"))).isLessThan(40);
        assertThat(Html.depthOf(html("- ".repeat(1_000) + "a"))).isLessThan(40);
        assertThat(Html.depthOf(html("*a _b ".repeat(300) + "x_ *".repeat(300))))
                .isLessThan(40);
    }

    private static String html(String content) {
        return Mrkdwn.html(content, MENTIONS)
                .replace("\n</", "</")
                .replace(">\n<", "><")
                .replace("<br />\n", "<br />")
                .strip();
    }

    private static String a(String url, String label) {
        return "<a href=\"" + url + "\" rel=\"nofollow noopener noreferrer\">" + label + "</a>";
    }

    private static String user(String id, String label) {
        return "<span class=\"mention\" data-user-id=\"" + id + "\">" + label + "</span>";
    }
}
