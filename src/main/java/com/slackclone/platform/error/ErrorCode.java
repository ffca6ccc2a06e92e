package com.slackclone.platform.error;

/// The closed set of `extensions.code` values. Clients switch on these; the texts beside them may change.
public enum ErrorCode {
    /// No access token, or one that is malformed, expired or revoked.
    UNAUTHENTICATED,
    /// The viewer may see the object but not do this to it.
    FORBIDDEN,
    /// The object does not exist, or the viewer may not know that it does. The two are indistinguishable.
    NOT_FOUND,
    /// The request is malformed or a value is out of its range; `details.field` and `details.reason` tell which.
    BAD_USER_INPUT,
    /// The current state forbids it: a name is taken, a member is in already, a channel is archived.
    CONFLICT,
    /// An edit that came after the edit window.
    EDIT_WINDOW_CLOSED,
    /// A size or count is over its limit; `details.limit` tells the limit.
    LIMIT_EXCEEDED,
    /// Too many attempts; `details.retryAfterSeconds` tells when to try again.
    RATE_LIMITED,
    /// Refused before execution: the operation's cost is over the limit.
    QUERY_TOO_EXPENSIVE,
    /// Refused before execution: the operation nests too deeply.
    QUERY_TOO_DEEP,
    /// A backing service is down. Safe to retry.
    UNAVAILABLE,
    /// A bug. `details.requestId` names the log line that has the cause.
    INTERNAL
}
