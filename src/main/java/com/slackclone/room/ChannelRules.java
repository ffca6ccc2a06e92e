package com.slackclone.room;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import com.slackclone.platform.text.TextRule;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the texts of a channel must be like.
final class ChannelRules {

    private static final TextRule NAME = TextRule.line("input.name", 1, 80);
    private static final TextRule TOPIC = TextRule.line("input.topic", 0, 250);
    private static final TextRule PURPOSE = TextRule.line("input.purpose", 0, 250);

    /// Letters of any script, but no capitals: the name is what people type behind a `#`.
    private static final Pattern NAME_FORM = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{N}_-]+");

    private ChannelRules() {}

    static String name(String name) {
        var trimmed = NAME.checkTrimmed(name);
        if (!NAME_FORM.matcher(trimmed).matches()) {
            throw ApiException.badInput(
                    "input.name", "MALFORMED", "A name has lower case letters, digits, hyphens and underscores only.");
        }
        return trimmed;
    }

    static @Nullable String topic(@Nullable String topic) {
        return optional(TOPIC, topic);
    }

    static @Nullable String purpose(@Nullable String purpose) {
        return optional(PURPOSE, purpose);
    }

    /// @throws ApiException an error for each that is given and not as it must be
    static void check(@Nullable String name, @Nullable String topic, @Nullable String purpose) {
        Checks.all(
                Checks.given(name, ChannelRules::name),
                Checks.given(topic, TOPIC::checkTrimmed),
                Checks.given(purpose, PURPOSE::checkTrimmed));
    }

    /// What is given, checked. An empty topic or purpose stays empty: it takes away what there is.
    static ChannelChange change(ChannelChange wanted) {
        if (wanted.name() == null && wanted.topic() == null && wanted.purpose() == null) {
            throw ApiException.badInput("input", "REQUIRED", "Give a name, a topic or a purpose.");
        }
        check(wanted.name(), wanted.topic(), wanted.purpose());
        return new ChannelChange(
                wanted.name() == null ? null : name(wanted.name()),
                wanted.topic() == null ? null : TOPIC.checkTrimmed(wanted.topic()),
                wanted.purpose() == null ? null : PURPOSE.checkTrimmed(wanted.purpose()));
    }

    private static @Nullable String optional(TextRule rule, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var trimmed = rule.checkTrimmed(text);
        return trimmed.isEmpty() ? null : trimmed;
    }
}
