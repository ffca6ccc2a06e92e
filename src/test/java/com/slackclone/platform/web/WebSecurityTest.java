package com.slackclone.platform.web;

import static com.slackclone.testing.transport.TransportNode.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.transport.TransportNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSecurityTest {

    private static final String PAGE = "https://app.example.com";
    private static final TransportNode EXPLORED =
            TransportNode.start("slack-clone.graphiql.enabled=true", "slack-clone.web.trusted-proxies=127.0.0.1");

    private final TransportNode node = TransportNode.shared();

    @AfterAll
    static void stop() {
        EXPLORED.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/graphql", "/graphql?query=%7Bhello%7D", "/health", "/error", "/nothing", "/graphiql", "/"})
    void sendsTheSecurityHeadersWithEveryAnswer(String path) throws Exception {
        assertHeaders(send(node.request(path)));
    }

    private static void assertHeaders(HttpResponse<?> response) {
        Map.of(
                        "X-Content-Type-Options", "nosniff",
                        "X-Frame-Options", "DENY",
                        "X-XSS-Protection", "1; mode=block",
                        "Referrer-Policy", "no-referrer",
                        "Cache-Control", "no-store")
                .forEach((name, value) ->
                        assertThat(response.headers().allValues(name)).containsExactly(value));
        assertThat(response.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void clientsThatSpeakTlsToTheProxyAreToldToStayWithIt() throws Exception {
        var behindTls = EXPLORED.request("/health").header("X-Forwarded-Proto", "https");

        assertThat(send(behindTls).headers().firstValue("Strict-Transport-Security"))
                .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000"));
        assertThat(send(EXPLORED.request("/health")).headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        assertThat(send(node.request("/health").header("X-Forwarded-Proto", "https"))
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .as("nobody is trusted by default")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /, 404",
        "GET, /error, 404",
        "GET, /actuator/env, 404",
        "GET, /env, 404",
        "POST, /login, 404",
        "GET, /graphql/schema, 404",
        "GET, /graphql/, 404",
        "GET, /graphiql, 404",
        "GET, /graphiql/index.html, 404",
        "GET, /graphql;x=1, 400",
        "GET, /health/%2e%2e/env, 400",
        "POST, /health, 405",
        "BREW, /graphql, 400"
    })
    void answersInJsonWhereThereIsNothing(String method, String path, int status) throws Exception {
        for (var accept : new String[] {"text/html", "*/*"}) {
            var response = send(node.request(path).header("Accept", accept).method(method, BodyPublishers.noBody()));
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/json");
            assertThat(response.body())
                    .startsWith("{\"errors\":[{")
                    .contains("\"code\":")
                    .doesNotContain("Jetty", "Spring", "Whitelabel", "timestamp", "trace", "exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /graph ql HTTP/1.1\r\nHost: x\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"})
    void answersInJsonToWhatIsNoHttp(String request) throws Exception {
        var answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"BAD_USER_INPUT\"", "nosniff");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("jetty", "<html");
    }

    @Test
    void refusesLargeHeaders() throws Exception {
        var answer = raw("GET /graphql HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 431").contains("\"code\":\"BAD_USER_INPUT\"");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void letsPagesOfConfiguredOriginsIn() throws Exception {
        var asked = send(node.request("/graphql")
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization, content-type, x-request-id")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials"))
                .hasValue("true");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).hasValue("GET,POST");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("authorization");

        var response = send(node.post("{\"query\": \"{ hello }\"}").header("Origin", PAGE));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(response.headers()
                        .firstValue("Access-Control-Expose-Headers")
                        .orElse(""))
                .contains("RateLimit-Remaining", "X-Request-Id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "https://app.example.com.evil.example", "http://app.example.com"
            })
    void keepsOtherPagesOut(String origin) throws Exception {
        var asked = send(node.request("/graphql")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.statusCode()).isEqualTo(403);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(asked.body()).contains("FORBIDDEN");

        var before = node.schema().count();
        var response = send(node.post("{\"query\": \"mutation { count }\"}").header("Origin", origin));
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(node.schema().count()).isEqualTo(before);
    }

    @Test
    void letsPagesOfItsOwnIn() throws Exception {
        var own = "http://127.0.0.1:" + node.port();
        var response = send(node.post("{\"query\": \"{ hello }\"}").header("Origin", own));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphiql", "/graphiql/", "/graphiql/index.html"})
    void servesTheExplorerPageWhereItIsOn(String path) throws Exception {
        var page = send(EXPLORED.request(path));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("script-src 'self';", "connect-src 'self' ws: wss:;", "worker-src 'self' blob:");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.body()).contains("/graphiql/assets/index-");
    }

    @Test
    void letsBrowsersKeepTheExplorersAssets() throws Exception {
        var page = send(EXPLORED.request("/graphiql")).body();
        var path = page.replaceAll("(?s).*src=\"(/graphiql/assets/index-[^\"]+\\.js)\".*", "$1");
        var script = send(EXPLORED.request(path));
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("content-type").orElse("")).contains("javascript");
        assertThat(script.headers().allValues("Cache-Control")).containsExactly("max-age=31536000, public, immutable");
        assertThat(send(EXPLORED.request("/graphiql/assets/none.js")).statusCode())
                .isEqualTo(404);
    }
}
