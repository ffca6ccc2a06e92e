package com.slackclone.realtime.transport;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/// What is known of a socket from its handshake, and what interceptors note on it.
record SocketInfo(
        String id, URI uri, HttpHeaders headers, @Nullable InetSocketAddress peer, Map<String, Object> attributes)
        implements WebSocketSessionInfo {

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    /// Nobody: interceptors tell who it is.
    @Override
    public Mono<Principal> getPrincipal() {
        return Mono.empty();
    }

    @Override
    public @Nullable InetSocketAddress getRemoteAddress() {
        return peer;
    }
}
