package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ClientInfo;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes sure that it is the person, and not somebody at the device that they left, before something that can't be
/// taken back.
@Component
class Reauthentication {

    private static final Duration FRESH = Duration.ofMinutes(10);

    private final CredentialsTable table;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Sessions sessions;
    private final Clock clock;

    Reauthentication(CredentialsTable table, Passwords passwords, SignInLimits limits, Sessions sessions, Clock clock) {
        this.table = table;
        this.passwords = passwords;
        this.limits = limits;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// The password of the account; of one that has none, a sign-in within the last 10 minutes.
    ///
    /// @param field the path of the password, for errors
    /// @throws ApiException `BAD_USER_INPUT` for a wrong or missing password, `FORBIDDEN` for a sign-in that is
    ///     too old, `RATE_LIMITED`, `UNAVAILABLE`
    Credentials requirePassword(Viewer viewer, String field, @Nullable String password, ClientInfo client) {
        var account = account(viewer, field, password, client);
        if (account.passwordHash() == null) {
            requireFresh(viewer);
        } else if (password == null) {
            throw ApiException.badInput(field, "REQUIRED", "The account's password is needed.");
        } else {
            requireMatch(viewer, field, password, account, client);
        }
        return account;
    }

    /// The password of the account, or a sign-in within the last 10 minutes.
    ///
    /// @throws ApiException as [#requirePassword]
    Credentials require(Viewer viewer, String field, @Nullable String password, ClientInfo client) {
        var account = account(viewer, field, password, client);
        if (password == null) {
            requireFresh(viewer);
        } else {
            requireMatch(viewer, field, password, account, client);
        }
        return account;
    }

    private Credentials account(Viewer viewer, String field, @Nullable String password, ClientInfo client) {
        if (password != null) {
            Passwords.check(field, password);
        }
        limits.beforePassword(viewer.sessionId(), client);
        return table.find(viewer.userId()).orElseThrow(ApiException::unauthenticated);
    }

    private void requireMatch(Viewer viewer, String field, String password, Credentials account, ClientInfo client) {
        if (!passwords.matches(password, account.passwordHash())) {
            limits.passwordFailed(viewer.sessionId(), client);
            throw ApiException.badInput(field, "WRONG_PASSWORD", "The password is wrong.");
        }
    }

    private void requireFresh(Viewer viewer) {
        var since = clock.instant().minus(FRESH);
        var isFresh = sessions.of(viewer.userId()).stream()
                .filter(session -> session.id().equals(viewer.sessionId()))
                .anyMatch(session -> session.createdAt().isAfter(since));
        if (!isFresh) {
            throw ApiException.forbidden("Sign in again; for the next 10 minutes it is possible.")
                    .with("reason", "SIGN_IN_AGAIN");
        }
    }
}
