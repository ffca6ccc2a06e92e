package com.slackclone.workspace;

import com.slackclone.platform.id.TimeOrderedIds;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A workspace's name as it stands in addresses: 1 to 48 lower case letters, digits and hyphens.
final class Slugs {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");
    private static final int MAX_STEM = 40;
    private static final int SUFFIX = 6;

    private Slugs() {}

    static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    /// @param attempt 0 for the name itself, more for the name with something behind it that makes it unique
    static String from(String name, int attempt) {
        var plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        var words = OTHERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        var cut = words.substring(0, Math.min(words.length(), MAX_STEM));
        var stem = EDGES.matcher(cut).replaceAll("");
        var base = stem.isEmpty() ? "workspace" : stem;
        return attempt == 0 ? base : base + "-" + suffix();
    }

    private static String suffix() {
        var random = TimeOrderedIds.next().toString().replace("-", "");
        return random.substring(random.length() - SUFFIX);
    }
}
