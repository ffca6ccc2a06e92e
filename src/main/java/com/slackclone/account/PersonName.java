package com.slackclone.account;

import com.slackclone.platform.error.ApiException;

/// The rule for names of people: 1 to 80 code points after trimming, none of them a control character or half
/// of a surrogate pair.
final class PersonName {

    private static final int LONGEST = 80;

    private PersonName() {}

    /// @return the name without white space around it
    /// @throws ApiException `BAD_USER_INPUT`
    static String check(String field, String text) {
        var name = text.strip();
        if (name.isEmpty()) {
            throw ApiException.badInput(field, "REQUIRED", "A name is needed.");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw ApiException.badInput(field, "TOO_LONG", "A name has at most 80 characters.")
                    .with("limit", LONGEST);
        }
        if (name.codePoints().anyMatch(PersonName::isForbidden)) {
            throw ApiException.badInput(field, "MALFORMED", "A name has no control characters.");
        }
        return name;
    }

    private static boolean isForbidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
