package com.slackclone.local;

import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/// mock-oauth2-server: an OpenID provider that believes whatever people say of themselves. The first part of a
/// path is the name of the issuer: `/google` stands in for Google, and each other name for somebody else with
/// keys of their own.
final class OidcServer implements LocalServer {

    /// Whoever signs in says who they are. The other HTTP server that it has is JUnit's.
    private static final String CONFIG = """
            {"interactiveLogin": true, "httpServer": "NettyWrapper"}
            """;

    private final int port;

    OidcServer(int port) {
        this.port = port;
    }

    @Override
    public ServerName name() {
        return ServerName.OIDC;
    }

    @Override
    public Started start() {
        var server = new MockOAuth2Server(OAuth2Config.Companion.fromJson(CONFIG));
        server.start(Loopback.address(port).getAddress(), port);
        return new Started(Loopback.url("http", server.baseUrl().port()), server::shutdown);
    }
}
