package com.slackclone.mrkdwn;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.mrkdwn.Name.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Texts that nobody would write.
class MrkdwnFuzzTest {

    private static final int TEXTS = 4_000;
    private static final Set<String> TAGS =
            Set.of("p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span");
    private static final Set<String> ATTRIBUTES =
            Set.of("href", "rel", "class", "start", "data-user-id", "data-channel-id", "data-mention");
    private static final List<String> MARKS = List.of(
            "*", "_", "~", "`", "``", "```", "> ", ">", "- ", "1. ", "  ", "\n", "\n", " ", "[", "](", ")", "!", "\\",
            "&", "#", "@", "|", "word", "Ünïcödé", "日本", "🚀", "a", "B", "</", "<", "[a]: b", "~~~", "***", "\t");
    private static final List<String> MORE = List.of(
            "<script>",
            "</script>",
            "javascript:",
            "data:",
            "<https://x.y|",
            "https://x.y",
            "<!--",
            "-->",
            "<!here>",
            "<@U1>",
            "@ada",
            ":tada:",
            "\"",
            "'",
            "onerror=",
            "<a href=",
            "<![CDATA[",
            "]]>",
            "<?",
            "&lt;",
            "&#0;",
            "\u202e",
            "\u200b",
            "{{",
            "mailto:",
            "<mailto:x@y>",
            "=",
            "\r\n");
    private static final Map<Name, Mention> MENTIONS = Map.of(
            new Name(Kind.HANDLE, "ada"), Mention.ofUser("U1", null),
            new Name(Kind.USER_ID, "U1"), Mention.ofUser("U1\" onclick=\"alert(1)", "<b>ada</b>"),
            new Name(Kind.WIDE, "here"), Mention.ofAll("here"));

    @Test
    void onlyHarmlessTagsComeOut() {
        var pieces = Stream.of(MARKS, MORE).flatMap(List::stream).toList();
        texts(pieces).forEach(text -> {
            var html = Mrkdwn.html(text, MENTIONS);
            assertThat(TAGS).as(text).containsAll(Html.tagsOf(html));
            var attributes = Html.attributesOf(html);
            assertThat(ATTRIBUTES).as(text).containsAll(attributes.keySet());
            assertThat(attributes.getOrDefault("href", "https:")).as(text).matches("(https?|mailto):.*");
        });
    }

    @Test
    void noWordIsLost() {
        texts(MARKS)
                .forEach(text -> assertThat(letters(Html.textOf(Mrkdwn.html(text, Map.of()))))
                        .as(text)
                        .isEqualTo(letters(text)));
    }

    private static Stream<String> texts(List<String> pieces) {
        var random = new Random(42);
        return Stream.generate(() -> random.ints(1 + random.nextInt(30), 0, pieces.size())
                        .mapToObj(pieces::get)
                        .collect(Collectors.joining()))
                .limit(TEXTS);
    }

    private static String letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
