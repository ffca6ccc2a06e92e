package com.slackclone.realtime.transport;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.web.ErrorBody;
import com.slackclone.platform.web.Json;
import com.slackclone.platform.web.Origins;
import com.slackclone.platform.web.RequestId;
import com.slackclone.platform.web.SecurityHeaders;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Decides on the handshake of a socket.
final class SocketEndpoint implements WebSocketNegotiator {

    private static final String PROTOCOL = "graphql-transport-ws";
    private static final int BUFFER = 4 * 1024;

    /// What is asked for later; the rest would only take memory for as long as the socket lives.
    private static final Set<String> KEPT_HEADERS = Set.of("authorization", "user-agent", "x-forwarded-for");

    private final SocketContext context;
    private final Origins origins;

    SocketEndpoint(SocketContext context, Origins origins) {
        this.context = context;
        this.origins = origins;
    }

    @Override
    public @Nullable FrameHandler negotiate(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        var id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
        response.getHeaders().put(RequestId.HEADER, id);
        if (context.sockets().isShuttingDown()) {
            refuse(response, callback, 503, ApiException.unavailable("sockets of this node"));
            return null;
        }
        if (!isAllowed(request)) {
            refuse(response, callback, 403, ApiException.forbidden("Pages of this origin may not use the API."));
            return null;
        }
        if (!request.hasSubProtocol(PROTOCOL)) {
            var message = "Ask for the sub-protocol " + PROTOCOL + ".";
            refuse(response, callback, 400, ApiException.badInput("Sec-WebSocket-Protocol", "REQUIRED", message));
            return null;
        }
        response.setAcceptedSubProtocol(PROTOCOL);
        // No compression: it would cost each socket a deflater and its window.
        response.setExtensions(List.of());
        return new Socket(context, info(id, request));
    }

    private boolean isAllowed(ServerUpgradeRequest request) {
        var origin = request.getHeaders().get(HttpHeader.ORIGIN);
        return origin == null || origins.isAllowed(origin, request.getHttpURI().getAuthority());
    }

    private static SocketInfo info(String id, ServerUpgradeRequest request) {
        var headers = new HttpHeaders();
        for (HttpField field : request.getHeaders()) {
            if (KEPT_HEADERS.contains(field.getName().toLowerCase(Locale.ROOT))) {
                headers.add(field.getName(), String.valueOf(field.getValue()));
            }
        }
        var peer = request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress address
                ? address
                : null;
        var uri = URI.create(request.getHttpURI().getPath());
        return new SocketInfo(id, uri, headers, peer, new ConcurrentHashMap<>(4));
    }

    private static void refuse(ServerUpgradeResponse response, Callback callback, int status, ApiException refusal) {
        SecurityHeaders.ALL.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
        response.setStatus(status);
        response.write(true, ByteBuffer.wrap(Json.bytes(ErrorBody.of(refusal))), callback);
    }

    /// Messages are put together here, not by Jetty, whose buffers for that would be as large as the largest.
    @Override
    public void customize(Configuration settings) {
        settings.setIdleTimeout(Duration.ZERO);
        settings.setAutoFragment(true);
        settings.setMaxFrameSize(0);
        settings.setInputBufferSize(BUFFER);
        settings.setOutputBufferSize(BUFFER);
    }
}
