package com.slackclone.realtime.transport;

import org.eclipse.jetty.websocket.core.CloseStatus;

/// Why the server closes a socket. The usual clients come back after 1001, 1012, 1013, 4403 and 4408, and never
/// after the other codes.
enum Close {
    SILENT(CloseStatus.SHUTDOWN, "Pong timeout"),
    TOO_LARGE(CloseStatus.MESSAGE_TOO_LARGE, "Message too large"),
    RESTART(CloseStatus.SERVICE_RESTART, "Service restart"),
    TRY_AGAIN(CloseStatus.TRY_AGAIN_LATER, "Try again later"),
    TOO_SLOW(CloseStatus.TRY_AGAIN_LATER, "Too slow, resume from the last cursor"),
    MALFORMED(4400, "Invalid message"),
    UNAUTHORIZED(4401, "Unauthorized"),
    FORBIDDEN(4403, "Forbidden"),
    INIT_TIMEOUT(4408, "Connection initialisation timeout"),
    DUPLICATE(4409, "Subscriber already exists"),
    SECOND_INIT(4429, "Too many initialisation requests");

    private static final int LONGEST = 120;

    private final int code;
    private final String reason;

    Close(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    CloseStatus status() {
        return new CloseStatus(code, reason);
    }

    /// @param detail plain text; what is too long for a close frame is cut off
    CloseStatus status(String detail) {
        var plain = detail.replaceAll("[^\\x20-\\x7e]", "?");
        return new CloseStatus(code, plain.substring(0, Math.min(plain.length(), LONGEST)));
    }
}
