package com.slackclone.workspace;

import com.slackclone.platform.error.ApiException;
import java.time.DateTimeException;
import java.time.LocalDate;

/// A day as the cursor of a list.
final class DayCursor {

    private DayCursor() {}

    /// @throws ApiException for a text that is no day
    static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ApiException.notFound("day");
        }
    }
}
