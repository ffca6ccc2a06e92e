package com.slackclone.account;

import com.slackclone.account.SessionStore.Rotation.Missing;
import com.slackclone.account.SessionStore.Rotation.Reused;
import com.slackclone.account.SessionStore.Rotation.Rotated;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.redis.NodeBus;
import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import com.slackclone.platform.web.ClientInfo;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Starts, renews and ends sessions. A session that ends is told to all nodes, which drop what they know of it
/// and close its sockets.
@Service
class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final SessionStore store;
    private final AccessTokens accessTokens;
    private final NodeBus nodes;
    private final LiveSessions live;
    private final byte[] key;

    Sessions(
            SessionStore store,
            AccessTokens accessTokens,
            NodeBus nodes,
            LiveSessions live,
            AuthProperties properties) {
        this.store = store;
        this.accessTokens = accessTokens;
        this.nodes = nodes;
        this.live = live;
        this.key = properties.jwt().key();
    }

    /// @param generation of the credentials that the person has shown
    /// @throws ApiException `UNAUTHENTICATED` if they have been changed meanwhile
    Tokens start(UserId user, long generation, ClientInfo client) {
        var refreshToken = RefreshToken.first(SessionId.next(user));
        var created = store.create(refreshToken, generation, client).orElseThrow(ApiException::unauthenticated);
        created.ended().forEach(this::tell);
        return tokens(refreshToken, created.session());
    }

    /// A refresh token is good once. Shown again within the grace, it is answered with the same successor: the
    /// client lost the first answer, or asked twice at once. Shown later, it has been stolen from someone, so
    /// the session ends for both.
    ///
    /// @throws ApiException `UNAUTHENTICATED`
    Tokens refresh(RefreshToken token, ClientInfo client) {
        var successor = token.next(key);
        return switch (store.rotate(token, successor, client)) {
            case Rotated(var session) -> tokens(successor, session);
            case Reused() -> {
                log.warn("A refresh token was used again; its session has ended");
                tell(token.session());
                throw ApiException.unauthenticated();
            }
            case Missing() -> throw ApiException.unauthenticated();
        };
    }

    /// The session as it was; empty if there is no such session.
    Optional<Session> end(SessionId id) {
        var ended = store.end(id);
        ended.ifPresent(session -> tell(session.id()));
        return ended;
    }

    /// Ends all of a person's sessions but this one. One command, and one for each that ends.
    ///
    /// @return the sessions as they were
    List<Session> endOthers(SessionId kept) {
        return told(store.endAll(kept.user(), kept));
    }

    /// Ends all of a person's sessions. One command, and one for each that ends.
    ///
    /// @return the sessions as they were
    List<Session> endAll(UserId user) {
        return told(store.endAll(user, null));
    }

    /// Ends those that began with an earlier generation of the credentials; none of such begins any more. One
    /// command, and one for each that ends.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    void endBefore(UserId user, long generation) {
        told(store.endBefore(user, generation, null));
    }

    /// The same, but for one that lives on as if it had begun with this generation.
    void endOthersBefore(SessionId kept, long generation) {
        told(store.endBefore(kept.user(), generation, kept));
    }

    /// Ends all of them, and none begins any more. One command, and one for each that ends.
    ///
    /// @throws io.lettuce.core.RedisException when Redis is away
    void endForGood(UserId user) {
        told(store.endForGood(user));
    }

    /// The last used first.
    List<Session> of(UserId user) {
        return store.list(user);
    }

    private List<Session> told(List<Session> ended) {
        ended.forEach(session -> tell(session.id()));
        return ended;
    }

    /// This node knows at once, the others within milliseconds.
    private void tell(SessionId ended) {
        var message = new SessionEnded(ended.global());
        live.forget(message);
        nodes.tell(message);
    }

    private Tokens tokens(RefreshToken refreshToken, Session session) {
        var access = accessTokens.issue(session.id());
        return new Tokens(access.token(), access.expiresAt(), refreshToken.text(), session);
    }
}
