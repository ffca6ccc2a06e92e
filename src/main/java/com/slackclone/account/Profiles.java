package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import com.slackclone.platform.text.TextRule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What people say of themselves. Everybody may change their own profile, and nobody another's.
@Service
class Profiles {

    private static final TextRule TEXT = TextRule.line("input.text", 0, 100);

    private final ProfileTable table;
    private final Users users;
    private final UserAnnouncements announcements;
    private final Clock clock;

    Profiles(ProfileTable table, Users users, UserAnnouncements announcements, Clock clock) {
        this.table = table;
        this.users = users;
        this.announcements = announcements;
        this.clock = clock;
    }

    /// @throws ApiException `BAD_USER_INPUT`
    User update(Viewer viewer, UpdateProfileInput input) {
        return told(table.update(viewer.userId(), input.checked()));
    }

    /// Puts it in the place of the one before.
    ///
    /// @param emoji in its one form
    /// @throws ApiException `BAD_USER_INPUT` for a text that is too long, a time that is over, or neither emoji
    ///     nor text
    User setStatus(Viewer viewer, @Nullable String emoji, @Nullable String text, @Nullable Instant expiresAt) {
        var trimmed = text == null ? "" : text.strip();
        if (emoji == null && trimmed.isEmpty()) {
            throw ApiException.badInput("input", "REQUIRED", "Give an emoji, a text, or both.");
        }
        Checks.all(() -> TEXT.check(trimmed), Checks.given(expiresAt, this::checkToCome));
        var until = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS);
        var status = new UserStatus(emoji, trimmed.isEmpty() ? null : trimmed, until);
        return told(table.setStatus(viewer.userId(), status));
    }

    private void checkToCome(Instant expiresAt) {
        if (!expiresAt.isAfter(clock.instant())) {
            throw ApiException.badInput("input.expiresAt", "OUT_OF_RANGE", "The time must be in the future.");
        }
    }

    /// Without a status nothing changes.
    User clearStatus(Viewer viewer) {
        return table.clearStatus(viewer.userId())
                .map(this::told)
                .orElseGet(() -> users.find(viewer.userId()).orElseThrow(ApiException::unauthenticated));
    }

    private User told(User user) {
        announcements.updated(user);
        return user;
    }
}
