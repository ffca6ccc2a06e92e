package com.slackclone.account;

import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import com.slackclone.platform.text.TextRule;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What people say of themselves. Everybody may change their own profile, and nobody another's.
@Service
class Profiles {

    private static final TextRule TEXT = TextRule.line("input.text", 0, 100);

    private static final int ATTEMPTS = 20;

    private final UserTable users;
    private final ProfileTable table;
    private final UserAnnouncements announcements;
    private final Clock clock;

    Profiles(UserTable users, ProfileTable table, UserAnnouncements announcements, Clock clock) {
        this.users = users;
        this.table = table;
        this.announcements = announcements;
        this.clock = clock;
    }

    /// @throws ApiException `BAD_USER_INPUT`
    User update(Viewer viewer, UpdateProfileInput input) {
        return change(viewer, input.checked()::of);
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
        return change(viewer, before -> before.withStatus(status));
    }

    private void checkToCome(Instant expiresAt) {
        if (!expiresAt.isAfter(clock.instant())) {
            throw ApiException.badInput("input.expiresAt", "OUT_OF_RANGE", "The time must be in the future.");
        }
    }

    /// Without a status nothing changes.
    User clearStatus(Viewer viewer) {
        return change(viewer, before -> before.status() == null ? before : before.withStatus(null));
    }

    /// @param step is asked again where the person has changed meanwhile; where it answers the same, nothing is done
    private User change(Viewer viewer, UnaryOperator<User> step) {
        var before = users.find(viewer.userId());
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var known = before.filter(user -> !user.isDeleted()).orElseThrow(ApiException::unauthenticated);
            var after = step.apply(known);
            if (after.equals(known)) {
                return known;
            }
            try {
                announcements.commit(List.of(table.update(after)), after);
                return after;
            } catch (ConditionFailed e) {
                before = e.current().map(UserTable::user);
                Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("profiles");
    }
}
