package com.slackclone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// What a GraphQL request got.
///
/// @param body missing if it was not JSON
public record Answer(int status, HttpHeaders headers, String text, JsonNode body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body(), parse(response.body()));
    }

    private static JsonNode parse(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /// Fails the test if there is an error.
    public Answer ok() {
        assertThat(status).as(text).isEqualTo(200);
        assertThat(codes()).as(text).isEmpty();
        return this;
    }

    /// Fails the test unless there is exactly one error, with this code.
    public Answer refused(ErrorCode code) {
        assertThat(codes()).as(text).containsExactly(code.name());
        return this;
    }

    /// What was answered, without what it cost: equal for two answers that nobody can tell apart.
    public JsonNode outcome() {
        return body.isObject() ? ((ObjectNode) body.deepCopy()).without("extensions") : body;
    }

    /// @param path below `data`, for example `viewer.workspaces.nodes.0.name`
    public JsonNode data(String path) {
        return body.at("/data/" + path.replace('.', '/'));
    }

    /// The text at a path below `data`; fails the test if there is none.
    public String text(String path) {
        var node = data(path);
        assertThat(node.isString()).as("%s in %s", path, text).isTrue();
        return node.asString();
    }

    public List<String> codes() {
        return body.path("errors")
                .valueStream()
                .map(error -> error.at("/extensions/code").asString("no code"))
                .toList();
    }

    /// What each error says is wrong, in their order: `input.name`.
    public List<String> fields() {
        return body.path("errors")
                .valueStream()
                .map(error -> error.at("/extensions/details/field").asString("no field"))
                .toList();
    }

    /// The details of the first error.
    public Map<String, Object> details() {
        return JsonMapper.shared()
                .convertValue(body.at("/errors/0/extensions/details"), new TypeReference<Map<String, Object>>() {});
    }
}
