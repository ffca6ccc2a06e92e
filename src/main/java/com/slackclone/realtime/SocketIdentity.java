package com.slackclone.realtime;

import java.time.Instant;

/// Whose a socket is. The interceptor that authenticates `connection_init` leaves it in the attributes of the
/// socket under [#ATTRIBUTE]; without it a socket may do nothing.
///
/// @param user the global id of the person
/// @param session the global id of the session; when that ends, so does the socket
/// @param expiresAt when the access token ends, and the socket with it
public record SocketIdentity(String user, String session, Instant expiresAt) {

    public static final String ATTRIBUTE = SocketIdentity.class.getName();
}
