package com.slackclone.account;

import java.time.Instant;

/// Who somebody is at Google, by an ID token that was verified.
///
/// @param subject Google's id of the person, which never changes; the only thing that an account is linked by
/// @param email in lower case; Google has verified it once
/// @param isEmailAuthoritative whether Google itself says whose the address is: it runs the mailbox, or the
///     domain. If not, somebody else may have the address by now
/// @param name 1–80 characters
/// @param token names the ID token
/// @param expiresAt when the ID token ends
record GoogleIdentity(
        String subject, String email, boolean isEmailAuthoritative, String name, String token, Instant expiresAt) {

    /// Without what says who it is.
    @Override
    public String toString() {
        return "GoogleIdentity";
    }
}
