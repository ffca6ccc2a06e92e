package com.slackclone.platform.web;

import graphql.GraphQLContext;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where a request comes from. Each execution over HTTP or a socket has it in its context.
///
/// @param ipAddress the client's own address, of IPv4 or IPv6, as far as trusted proxies tell it
/// @param userAgent at most 255 characters without control characters; null if the client does not say
public record ClientInfo(String ipAddress, @Nullable String userAgent) {

    private static final int LONGEST_AGENT = 255;
    private static final int NETWORK_BYTES = 8;

    public ClientInfo {
        userAgent = userAgent == null ? null : printable(userAgent);
    }

    public static ClientInfo of(GraphQLContext context) {
        ClientInfo info = context.get(ClientInfo.class);
        if (info == null) {
            throw new IllegalStateException("The execution did not come from a client");
        }
        return info;
    }

    /// What limits count as one source: an address of IPv4, or the /64 of an address of IPv6, since one client
    /// has as many of these as it likes.
    public String network() {
        var address = InetAddress.ofLiteral(ipAddress);
        if (address instanceof Inet4Address) {
            return ipAddress;
        }
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
    }

    private static @Nullable String printable(String agent) {
        var text = new StringBuilder();
        agent.codePoints()
                .filter(character -> !Character.isISOControl(character) && Character.isDefined(character))
                .limit(LONGEST_AGENT)
                .forEach(text::appendCodePoint);
        return text.isEmpty() ? null : text.toString();
    }
}
