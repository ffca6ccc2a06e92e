package com.slackclone.platform.web;

import static com.slackclone.testing.transport.TransportNode.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.transport.TransportNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class RequestLogTest {

    private final TransportNode node = TransportNode.shared();

    @Test
    void writesALineOfJsonForEachRequest(CapturedOutput output) throws Exception {
        var body =
                "{\"query\": \"query Greeting { hello(name: \\\"confidential\\\") }\", \"operationName\": \"Greeting\"}";
        var response =
                send(node.post(body).header("Authorization", "Bearer ada").header("X-Request-Id", "abc-1"));
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("abc-1");
        var line = line(output, "abc-1");
        assertThat(line.path("event").asString()).isEqualTo("api_request");
        assertThat(line.path("method").asString()).isEqualTo("POST");
        assertThat(line.path("path").asString()).isEqualTo("/graphql");
        assertThat(line.path("status_code").asInt()).isEqualTo(200);
        assertThat(line.path("duration_ms").isNumber()).isTrue();
        assertThat(line.path("user_id").asString()).isEqualTo("Uada");
        assertThat(line.path("operation").asString()).isEqualTo("Greeting");
        assertThat(output.getOut()).doesNotContain("confidential", "Bearer");
    }

    @Test
    void keepsTheQueryStringOut(CapturedOutput output) throws Exception {
        send(node.request("/graphql?query=%7Bhello(name:%22confidential%22)%7D").header("X-Request-Id", "abc-2"));
        line(output, "abc-2");
        assertThat(output.getOut()).doesNotContain("confidential");
    }

    @Test
    void keepsTheTokenOfAHookOut(CapturedOutput output) throws Exception {
        send(node.request("/hooks/confidential").header("X-Request-Id", "abc-3"));
        assertThat(line(output, "abc-3").path("path").asString()).isEqualTo("/hooks/*");
        assertThat(output.getOut()).doesNotContain("confidential");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no spaces", "<script>", "{\"a\":1}", ""})
    void replacesAnIdThatIsNone(String id, CapturedOutput output) throws Exception {
        var response = send(node.request("/nothing").header("X-Request-Id", id));
        var own = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(own).matches("[0-9a-f-]{36}");
        assertThat(line(output, own).path("status_code").asInt()).isEqualTo(404);
    }

    @Test
    void carriesTheIdToWhereFieldsAreFetched() throws Exception {
        var response = send(node.post("{\"query\": \"{ requestId }\"}").header("X-Request-Id", "abc-4"));
        assertThat(response.body()).contains("\"requestId\":\"abc-4\"");
    }

    /// The line is written after the answer.
    private static JsonNode line(CapturedOutput output, String id) {
        var wanted = "\"request_id\":\"" + id + "\"";
        var lines = await().until(
                        () -> output.getOut()
                                .lines()
                                .filter(line -> line.contains(wanted) && line.contains("api_request"))
                                .toList(),
                        (List<String> found) -> found.size() == 1);
        return JsonMapper.shared().readTree(lines.getFirst());
    }
}
