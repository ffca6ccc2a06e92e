package com.slackclone.account;

import com.slackclone.account.AccountMail.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail about an account, from being ordered to being sent, and to the use of the token that it carried.
///
/// @param email where it goes
/// @param user whose account it is about; null as long as nobody has looked whose address it is
/// @param generation of the credentials that it is bound to; 0 as long as nobody has looked
/// @param keptSession the session that outlives the change that it tells of
/// @param closesAt from then on it is not sent any more, and its token is not good
/// @param tokenHash null as long as there is no token
record AccountMail(
        UUID id,
        Kind kind,
        String email,
        @Nullable UserId user,
        long generation,
        @Nullable SessionId keptSession,
        Instant createdAt,
        Instant closesAt,
        @Nullable String tokenHash,
        boolean isSent,
        boolean isUsed) {

    /// What it is for. The template has the kind's name in lower case with hyphens.
    enum Kind {
        /// Carries a token that sets a new password. Ordered for whatever address somebody names.
        PASSWORD_RESET(Duration.ofHours(1)),
        /// Carries a token that proves the address of the account.
        EMAIL_VERIFICATION(Duration.ofHours(1)),
        /// Carries a token that gives the account this address. Goes to the new address.
        EMAIL_CHANGE(Duration.ofHours(1)),
        /// Says that the password is another. Its change also ends sessions.
        PASSWORD_CHANGED(Duration.ofDays(1)),
        /// Says that the account has another address. Goes to the old address.
        EMAIL_CHANGED(Duration.ofDays(1)),
        /// Says that a Google account signs in from now on.
        GOOGLE_LINKED(Duration.ofDays(1)),
        /// Says that it does no longer. Its change also ends sessions.
        GOOGLE_UNLINKED(Duration.ofDays(1)),
        /// Says that the account is deleted. Whoever handles it also takes away what is left of the person.
        ACCOUNT_DELETED(Duration.ofDays(1));

        private final Duration lifetime;

        Kind(Duration lifetime) {
            this.lifetime = lifetime;
        }

        boolean hasToken() {
            return this == PASSWORD_RESET || this == EMAIL_VERIFICATION || this == EMAIL_CHANGE;
        }
    }

    /// @param now to the millisecond
    static AccountMail of(Kind kind, String email, @Nullable UserId user, long generation, Instant now) {
        return new AccountMail(
                UUID.randomUUID(),
                kind,
                email,
                user,
                generation,
                null,
                now,
                now.plus(kind.lifetime),
                null,
                false,
                false);
    }

    AccountMail keeping(SessionId session) {
        return new AccountMail(
                id, kind, email, user, generation, session, createdAt, closesAt, tokenHash, isSent, isUsed);
    }

    boolean isClosed(Instant now) {
        return !now.isBefore(closesAt);
    }

    /// Without the address.
    @Override
    public String toString() {
        return "AccountMail[" + kind + "]";
    }
}
