package com.slackclone.platform.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/// The names by which people are mentioned: letters and digits in lower case, with dots, hyphens and underscores
/// between them.
public final class Handle {

    public static final int MAX_LENGTH = 80;

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_-]+");
    private static final Pattern ENDS = Pattern.compile("^[._-]+|[._-]+$");

    private Handle() {}

    /// The one form of a name: `Ada Lovelace` and `ada.lovelace` are the same. Empty for a text without letters
    /// and digits.
    public static String normalize(String name) {
        var plain = Normalizer.normalize(name, Form.NFKC).toLowerCase(Locale.ROOT);
        var joined = ENDS.matcher(GAP.matcher(plain).replaceAll(".")).replaceAll("");
        return joined.length() <= MAX_LENGTH
                ? joined
                : ENDS.matcher(joined.substring(0, MAX_LENGTH)).replaceAll("");
    }
}
