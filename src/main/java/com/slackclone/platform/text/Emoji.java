package com.slackclone.platform.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.fellbaum.jemoji.EmojiManager;
import net.fellbaum.jemoji.Qualification;

/// The emoji that people know, in one form each: the fully qualified Unicode sequence. It is what is stored and
/// what clients get, whichever way the emoji was named.
public final class Emoji {

    private static final String VARIATION_SELECTOR = "\uFE0F";
    private static final int FIRST_TONE = 0x1F3FB;
    private static final Pattern SHORTCODE = Pattern.compile("(:[^:\\s]{1,80}:)(?::skin-tone-([2-6]):)?");

    /// By what is left of them without variation selectors, which keyboards leave out as they like.
    private static final Map<String, String> QUALIFIED = qualified();

    private Emoji() {}

    /// @param text a Unicode emoji, or a shortcode as Slack has it: `:+1:`, `:wave::skin-tone-3:`
    /// @return empty for anything else
    public static Optional<String> parse(String text) {
        var shortcode = SHORTCODE.matcher(text);
        if (!shortcode.matches()) {
            return qualify(text);
        }
        var named = EmojiManager.getBySlackAlias(shortcode.group(1)).flatMap(emoji -> qualify(emoji.getEmoji()));
        var tone = shortcode.group(2);
        return tone == null ? named : named.flatMap(emoji -> toned(emoji, Integer.parseInt(tone)));
    }

    /// ASCII, for keys: the code points in hexadecimal.
    public static String key(String emoji) {
        return emoji.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining("-"));
    }

    /// The tone stands behind the first code point; Slack counts the five from 2.
    private static Optional<String> toned(String emoji, int tone) {
        var bare = emoji.replace(VARIATION_SELECTOR, "");
        var first = bare.offsetByCodePoints(0, 1);
        return qualify(bare.substring(0, first) + Character.toString(FIRST_TONE + tone - 2) + bare.substring(first));
    }

    private static Optional<String> qualify(String text) {
        return Optional.ofNullable(QUALIFIED.get(text.replace(VARIATION_SELECTOR, "")));
    }

    private static Map<String, String> qualified() {
        var found = new HashMap<String, String>();
        for (var emoji : EmojiManager.getAllEmojis()) {
            if (emoji.getQualification() == Qualification.FULLY_QUALIFIED) {
                found.put(emoji.getEmoji().replace(VARIATION_SELECTOR, ""), emoji.getEmoji());
            }
        }
        return Map.copyOf(found);
    }
}
