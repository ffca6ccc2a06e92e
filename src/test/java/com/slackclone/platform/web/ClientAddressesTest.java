package com.slackclone.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTest {

    private final ClientAddresses behindProxies =
            new ClientAddresses(new ProxyProperties(List.of("10.0.0.0/8", "2001:db8:1::/48")));

    @Test
    void believesNobodyByDefault() {
        var addresses = new ClientAddresses(new ProxyProperties(List.of()));

        assertThat(address(addresses, "203.0.113.9", "192.0.2.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void believesTrustedProxiesOnly() {
        assertThat(address(behindProxies, "10.1.2.3", "192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(address(behindProxies, "203.0.113.9", "192.0.2.1")).isEqualTo("203.0.113.9");
    }

    @Test
    void takesTheLastHopThatNoProxyOfOursIs() {
        assertThat(address(behindProxies, "10.1.2.3", "1.1.1.1, 192.0.2.1, 10.9.9.9"))
                .isEqualTo("192.0.2.1");
        assertThat(address(behindProxies, "10.1.2.3", "1.1.1.1", "192.0.2.1")).isEqualTo("192.0.2.1");
    }

    @Test
    void stopsAtWhatIsNoAddress() {
        assertThat(address(behindProxies, "10.1.2.3", "192.0.2.1, unknown")).isEqualTo("10.1.2.3");
        assertThat(address(behindProxies, "10.1.2.3", "example.org")).isEqualTo("10.1.2.3");
    }

    @Test
    void believesTrustedProxiesThatTheClientSpeaksTls() {
        assertThat(behindProxies.isSecure(request("10.1.2.3", "https"))).isTrue();
        assertThat(behindProxies.isSecure(request("10.1.2.3", "http"))).isFalse();
        assertThat(behindProxies.isSecure(request("203.0.113.9", "https"))).isFalse();
    }

    private static MockHttpServletRequest request(String peer, String protocol) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        request.addHeader("X-Forwarded-Proto", protocol);
        return request;
    }

    @Test
    void readsVersion6() {
        assertThat(address(behindProxies, "2001:db8:1::5", "2001:db8:ffff:1:2:3:4:5"))
                .isEqualTo("2001:db8:ffff:1:2:3:4:5");
    }

    @Test
    void countsANetworkOfVersion6AsOneSource() {
        var one = new ClientInfo("2001:db8:ffff:1:2:3:4:5", null);
        var other = new ClientInfo("2001:db8:ffff:1:aaaa::1", null);
        var elsewhere = new ClientInfo("2001:db8:ffff:2::1", null);

        assertThat(one.network()).isEqualTo(other.network()).isNotEqualTo(elsewhere.network());
        assertThat(new ClientInfo("192.0.2.1", null).network()).isEqualTo("192.0.2.1");
    }

    @Test
    void keepsUserAgentsShortAndPrintable() {
        assertThat(new ClientInfo("192.0.2.1", "Slack\r\nX: \u0000y").userAgent())
                .isEqualTo("SlackX: y");
        assertThat(new ClientInfo("192.0.2.1", "a".repeat(999)).userAgent()).hasSize(255);
        assertThat(new ClientInfo("192.0.2.1", "\n").userAgent()).isNull();
    }

    private static String address(ClientAddresses addresses, String peer, String... forwarded) {
        var headers = new HttpHeaders();
        for (var header : forwarded) {
            headers.add("X-Forwarded-For", header);
        }
        return addresses.client(new InetSocketAddress(peer, 1234), headers).ipAddress();
    }
}
