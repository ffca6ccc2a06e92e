package com.slackclone.platform.web;

import static com.slackclone.testing.transport.TransportNode.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.transport.TransportNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQlHttpTest {

    private static final String RESPONSE_JSON = "application/graphql-response+json";
    private static final String HELLO = "{\"query\": \"{ hello(name: \\\"Ada\\\") }\"}";
    private static final int LIMIT = 256 * 1024;

    private final TransportNode node = TransportNode.shared();

    @Test
    void answersAPost() throws Exception {
        var response = send(node.post(HELLO));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("{\"data\":{\"hello\":\"Hello Ada\"}");
        assertThat(response.headers().firstValue("content-type")).hasValue(RESPONSE_JSON + ";charset=utf-8");
    }

    @Test
    void answersAGet() throws Exception {
        var query = "query Q($name: String) { hello(name: $name) }";
        var response = send(get(query, "&operationName=Q&variables=" + encoded("{\"name\": \"ü\"}")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Hello ü");
    }

    @Test
    void refusesAMutationByGetWithoutRunningIt() throws Exception {
        var before = node.schema().count();
        var response = send(get("mutation { count }", ""));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, POST");
        assertThat(response.body()).contains("BAD_USER_INPUT");
        assertThat(node.schema().count()).isEqualTo(before);
    }

    @Test
    void refusesAMutationByGetThatHidesBehindAQuery() throws Exception {
        var before = node.schema().count();
        var document = "query A { hello } mutation B { count }";
        assertThat(send(get(document, "&operationName=B")).statusCode()).isEqualTo(405);
        assertThat(node.schema().count()).isEqualTo(before);
        assertThat(send(get(document, "&operationName=A")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", RESPONSE_JSON})
    void neverRunsASubscriptionOverPlainJson(String accept) throws Exception {
        var response = send(node.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString("{\"query\": \"subscription { silence }\"}")));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("text/event-stream").doesNotContain("\"data\"");
        assertThat(send(get("subscription { silence }", "")).statusCode()).isEqualTo(400);
        assertThat(node.schema().subscribers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"})
    void refusesOtherMethods(String method) throws Exception {
        var response = send(node.request("/graphql").method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).hasValue("GET, POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "application/graphql-response+json | application/graphql-response+json",
                "*/* | application/json",
                "application/* | application/json",
                "text/html | application/json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | application/json",
                "application/json;q=0.1, application/graphql-response+json | application/graphql-response+json",
                "application/json, application/graphql-response+json | application/json",
                "image/png, application/json;q=0.5 | application/json"
            })
    void choosesTheFormat(String accept, String expected) throws Exception {
        var response = send(node.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(HELLO)));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue(expected + ";charset=utf-8");
    }

    @Test
    void answersInJsonWhoDoesNotSay() throws Exception {
        var response = send(node.request("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(HELLO)));
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json;charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({"image/png, 406", "application/json;q=0, 406", "nonsense, 400"})
    void refusesWhatItCannotAnswerIn(String accept, int status) throws Exception {
        var response = send(node.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(HELLO)));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "null",
                "17",
                "\"text\"",
                "[]",
                "[{\"query\": \"{ hello }\"}]",
                "{}",
                "{\"query\": null}",
                "{\"query\": \"\"}",
                "{\"query\": 17}",
                "{\"query\": [\"{ hello }\"]}",
                "{\"query\": \"{ hello }\", \"operationName\": 1}",
                "{\"query\": \"{ hello }\", \"variables\": []}",
                "{\"query\": \"{ hello }\", \"variables\": \"{}\"}",
                "{\"query\": \"{ hello }\", \"extensions\": 7}",
                "{\"query\": \"{ hello }\"} {}",
                "{\"query\": \"{ hello }\", \"query\": \"mutation { count }\"}"
            })
    void refusesWhatIsNoRequest(String body) throws Exception {
        for (var accept : new String[] {"application/json", RESPONSE_JSON}) {
            var response = send(node.request("/graphql")
                    .header("Content-Type", "application/json")
                    .header("Accept", accept)
                    .POST(BodyPublishers.ofString(body)));
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("application/json");
            assertThat(response.body())
                    .startsWith("{\"errors\":[{")
                    .contains("\"message\":", "\"code\":\"BAD_USER_INPUT\"", "\"details\":{");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"variables=[]", "variables=%7B", "variables=1", "extensions=x", "query=a&query=b", "query="})
    void refusesAGetThatIsNoRequest(String parameters) throws Exception {
        var response =
                send(node.request("/graphql?" + parameters + (parameters.startsWith("q") ? "" : "&query=%7Bhello%7D")));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("BAD_USER_INPUT");
    }

    @Test
    void takesNullForWhatMayBeLeftOut() throws Exception {
        var response = send(node.post(
                "{\"query\": \"{ hello }\", \"operationName\": null, \"variables\": null, \"extensions\": null}"));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"17, Integer", "5000000000, Long", "1.5, Double", "true, Boolean", "17.0, Double"})
    void keepsTheTypesOfVariables(String value, String type) throws Exception {
        var response = send(node.post(
                "{\"query\": \"query ($v: Any) { typeOf(value: $v) }\", \"variables\": {\"v\": " + value + "}}"));
        assertThat(response.body()).startsWith("{\"data\":{\"typeOf\":\"" + type + "\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/graphql",
                "nonsense",
                "application/json;charset=iso-8859-1",
                "multipart/form-data;boundary=x"
            })
    void refusesOtherContentTypes(String type) throws Exception {
        var response =
                send(node.request("/graphql").header("Content-Type", type).POST(BodyPublishers.ofString(HELLO)));
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.body()).contains("BAD_USER_INPUT");
    }

    @Test
    void refusesAPostWithoutContentType() throws Exception {
        var response = send(node.request("/graphql").POST(BodyPublishers.ofString(HELLO)));
        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void tellsRequestErrorsByStatusInTheNewFormatOnly() throws Exception {
        var wrong = "{\"query\": \"{ nothing }\"}";
        assertThat(send(node.post(wrong)).statusCode()).isEqualTo(400);
        var old = send(node.request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(wrong)));
        assertThat(old.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ fails }", "{ failsWhole }"})
    void answers200ToWhatRan(String query) throws Exception {
        var response = send(node.post("{\"query\": \"" + query + "\"}"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"data\":", "CONFLICT");
    }

    @Test
    void answers401ToAWrongToken() throws Exception {
        var response = send(node.post(HELLO).header("Authorization", "Bearer bad"));
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertThat(response.body()).contains("UNAUTHENTICATED");
    }

    @Test
    void tellsWhenToComeBack() throws Exception {
        var response = send(node.post(HELLO).header("Authorization", "Bearer limited"));
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("retry-after")).hasValue("17");
    }

    @Test
    void tellsAFailingServiceWithoutItsName() throws Exception {
        var response = send(node.post(HELLO).header("Authorization", "Bearer redis-away"));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("UNAVAILABLE").doesNotContain("Redis");
    }

    @Test
    void takesABodyUpToTheLimit() throws Exception {
        assertThat(send(node.post(padded(LIMIT))).statusCode()).isEqualTo(200);
        assertTooLarge(node.post(padded(LIMIT + 1)));
    }

    @Test
    void refusesALargeChunkedBody() throws Exception {
        var bytes = padded(LIMIT + 1).getBytes(StandardCharsets.UTF_8);
        assertTooLarge(json().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
    }

    @Test
    void inflatesABody() throws Exception {
        var response = send(json().header("Content-Encoding", "gzip").POST(gzip(HELLO)));
        assertThat(response.body()).contains("Hello Ada");
    }

    @Test
    void refusesABodyThatInflatesToTooMuch() throws Exception {
        assertTooLarge(json().header("Content-Encoding", "gzip").POST(gzip(padded(LIMIT + 1))));
    }

    @ParameterizedTest
    @CsvSource({"gzip, 400", "br, 415", "deflate, 415", "'gzip, gzip', 415"})
    void refusesABodyThatIsNotWhatItSays(String encoding, int status) throws Exception {
        var response = send(json().header("Content-Encoding", encoding).POST(BodyPublishers.ofString(HELLO)));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("BAD_USER_INPUT");
    }

    @Test
    void refusesABodyThatEndsEarly() throws Exception {
        var whole = gzipped(padded(2000));
        var half = java.util.Arrays.copyOf(whole, whole.length / 2);
        var response = send(json().header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(half)));
        assertThat(response.statusCode()).isEqualTo(400);
    }

    private void assertTooLarge(HttpRequest.Builder request) throws Exception {
        var response = send(request);
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("LIMIT_EXCEEDED");
    }

    private HttpRequest.Builder json() {
        return node.request("/graphql").header("Content-Type", "application/json");
    }

    private HttpRequest.Builder get(String query, String more) {
        return node.request("/graphql?query=" + encoded(query) + more).header("Accept", RESPONSE_JSON);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A query of this many bytes.
    private static String padded(int length) {
        return HELLO + " ".repeat(length - HELLO.length());
    }

    private static HttpRequest.BodyPublisher gzip(String text) throws IOException {
        return BodyPublishers.ofByteArray(gzipped(text));
    }

    private static byte[] gzipped(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
