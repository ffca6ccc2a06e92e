package com.slackclone.account;

import java.time.Instant;

/// Who is asking: the person behind the access token, and the session that the token belongs to.
///
/// Only a verified token makes one. A controller asks for it by declaring a parameter of this type; without a valid
/// token
/// the field answers `UNAUTHENTICATED`.
///
/// @param expiresAt when the access token ends; a subscription ends with it
public record Viewer(UserId userId, SessionId sessionId, Instant expiresAt) {}
