package com.slackclone.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/// Who may read the metrics: the machine itself, unless the request was passed on, and whoever knows the token.
@Component
class MetricsAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    MetricsAccess(MetricsProperties properties) {
        this.token = properties.token().getBytes(UTF_8);
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return new AuthorizationDecision(knowsTheToken(request) || isOfThisMachine(request));
    }

    private boolean knowsTheToken(HttpServletRequest request) {
        var told = Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "");
        return token.length > 0
                && told.startsWith(SCHEME)
                && MessageDigest.isEqual(token, told.substring(SCHEME.length()).getBytes(UTF_8));
    }

    private static boolean isOfThisMachine(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }
}
