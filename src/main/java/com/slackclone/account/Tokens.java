package com.slackclone.account;

import java.time.Instant;

/// What a client gets to prove who it is.
///
/// @param accessToken for each request
/// @param expiresAt when the access token ends
/// @param refreshToken for the next tokens; good once
record Tokens(String accessToken, Instant expiresAt, String refreshToken, Session session) {

    Viewer viewer() {
        return new Viewer(session.id().user(), session.id(), expiresAt);
    }

    @Override
    public String toString() {
        return "Tokens[" + session.id() + "]";
    }
}
