package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.Optional;

/// Who is asking: the person behind the access token, and the session that the token belongs to.
///
/// Only a verified token makes one. A controller asks for it by declaring a parameter of this type; without a
/// valid token the field answers `UNAUTHENTICATED`.
///
/// @param expiresAt when the access token ends; a subscription ends with it
public record Viewer(UserId userId, SessionId sessionId, Instant expiresAt) {

    /// Under this name the attributes of a socket hold the viewer that `connection_init` told.
    static final String ATTRIBUTE = Viewer.class.getName();

    /// For code that is not a controller's method, batch loaders for example.
    ///
    /// @throws ApiException `UNAUTHENTICATED` when nobody is signed in
    public static Viewer of(GraphQLContext context) {
        return find(context).orElseThrow(ApiException::unauthenticated);
    }

    /// Empty when nobody is signed in.
    public static Optional<Viewer> find(GraphQLContext context) {
        return context.getOrEmpty(Viewer.class);
    }
}
