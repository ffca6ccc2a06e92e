package com.slackclone.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/// Finds out who a client is. Anyone can write `X-Forwarded-For`, so it counts only as far as trusted proxies
/// wrote it: read from its end, the first address that is no trusted proxy is the client.
@Component
public class ClientAddresses {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final String PROTOCOL = "X-Forwarded-Proto";
    private static final InetAddress UNKNOWN = InetAddress.ofLiteral("0.0.0.0");

    private final List<IpAddressMatcher> proxies;

    ClientAddresses(ProxyProperties properties) {
        this.proxies =
                properties.trustedProxies().stream().map(IpAddressMatcher::new).toList();
    }

    /// @param peer the other end of the connection
    /// @param headers of the request, or of the handshake
    public ClientInfo client(@Nullable InetSocketAddress peer, HttpHeaders headers) {
        return new ClientInfo(address(peer, headers), headers.getFirst(HttpHeaders.USER_AGENT));
    }

    /// Whether the client itself speaks TLS: to this node, or to a trusted proxy that says so.
    boolean isSecure(HttpServletRequest request) {
        return request.isSecure()
                || (isTrusted(InetAddress.ofLiteral(request.getRemoteAddr()))
                        && "https".equalsIgnoreCase(request.getHeader(PROTOCOL)));
    }

    private String address(@Nullable InetSocketAddress peer, HttpHeaders headers) {
        var client = peer == null || peer.getAddress() == null ? UNKNOWN : peer.getAddress();
        var hops = headers.getOrEmpty(FORWARDED).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::trim)
                .toList();
        for (var hop : hops.reversed()) {
            var next = isTrusted(client) ? parse(hop) : Optional.<InetAddress>empty();
            if (next.isEmpty()) {
                break;
            }
            client = next.get();
        }
        return text(client);
    }

    private boolean isTrusted(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(text(address)));
    }

    private static Optional<InetAddress> parse(String hop) {
        try {
            return Optional.of(InetAddress.ofLiteral(hop));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Without the name of a network interface, which means nothing elsewhere.
    private static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}
