package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// A place in all topics of a scope.
///
/// @param epoch names one life of the scope's counter; a new one begins when Redis has forgotten the counter, or has
///     started or moved, since it may have lost the last events then
/// @param offset how many events the scope had had
/// @param time when, in seconds since 1970, by the clock of Redis
record Cursor(String epoch, long offset, long time) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})\\.(\\d{1,18})\\.(\\d{1,12})");

    /// @throws ApiException `BAD_USER_INPUT` for a text that is not a cursor
    static Cursor parse(String text) {
        var matcher = FORM.matcher(decoded(text));
        if (!matcher.matches()) {
            throw malformed();
        }
        return new Cursor(matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static ApiException malformed() {
        return ApiException.badInput("after", "MALFORMED", "This is not a cursor of a live stream.");
    }

    /// The place of which this is the next.
    Cursor before() {
        return new Cursor(epoch, offset - 1, time);
    }

    String text() {
        var plain = epoch + "." + offset + "." + time;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
