package com.slackclone.platform.text;

import com.slackclone.platform.error.ApiException;

/// What a text that a client sends must be like. Lengths are counted in code points, as people count characters.
///
/// @param field the path of the argument, for errors
/// @param min the fewest code points, behind trimming if the text is trimmed
/// @param max the most code points
/// @param isMultiline whether line breaks and tabs are allowed; other control characters never are
public record TextRule(String field, int min, int max, boolean isMultiline) {

    public static TextRule line(String field, int min, int max) {
        return new TextRule(field, min, max, false);
    }

    public static TextRule multiline(String field, int min, int max) {
        return new TextRule(field, min, max, true);
    }

    /// The text without white space around it.
    ///
    /// @throws ApiException `BAD_USER_INPUT` with reason `REQUIRED`, `TOO_SHORT`, `TOO_LONG` or `MALFORMED`
    public String checkTrimmed(String text) {
        return check(text.strip());
    }

    /// The text as it stands.
    ///
    /// @throws ApiException as [#checkTrimmed(String)] does
    public String check(String text) {
        // No text is longer in code points than in units: what is far too long is refused without being counted.
        var length = text.length() > 2 * max ? text.length() : text.codePointCount(0, text.length());
        if (length > max) {
            throw ApiException.badInput(field, "TOO_LONG", "At most " + max + " characters.")
                    .with("limit", max)
                    .with("actual", length);
        }
        if (length < min || (min > 0 && text.isBlank())) {
            throw ApiException.badInput(
                    field,
                    length == 0 || text.isBlank() ? "REQUIRED" : "TOO_SHORT",
                    "At least " + min + (min == 1 ? " character." : " characters."));
        }
        if (!text.codePoints().allMatch(this::isAllowed)) {
            throw ApiException.badInput(
                    field, "MALFORMED", "Control characters and broken surrogates are not allowed.");
        }
        return text;
    }

    private boolean isAllowed(int codePoint) {
        if (isMultiline && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t')) {
            return true;
        }
        var type = Character.getType(codePoint);
        return type != Character.CONTROL && type != Character.SURROGATE;
    }
}
