package com.slackclone.account;

import org.jspecify.annotations.Nullable;

/// How a person proves who they are. It never leaves this package.
///
/// @param passwordHash of bcrypt; null for somebody who has no password
/// @param provenEmail the address that the person has shown to be theirs; null if none
/// @param google the Google account that signs in, too; null for none
/// @param generation grows with each change of the ways in and of the address. What was begun with an earlier one,
///     a session or the reset of a password, does not count where that would be dangerous
record Credentials(
        User user,
        @Nullable String passwordHash,
        @Nullable String provenEmail,
        @Nullable GoogleLink google,
        long generation) {

    /// @param email that it had when it was linked; only to be shown
    record GoogleLink(String subject, String email) {}

    boolean isEmailProven() {
        return user.email().equals(provenEmail);
    }

    @Override
    public String toString() {
        return "Credentials[" + user.id() + "]";
    }
}
