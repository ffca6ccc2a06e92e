package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it travels between clients and the server. It is apart from the application's own mapper, so that
/// nobody's setting of that one changes the API.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /// @param field what the text is, for the error: `body`, `variables`
    /// @throws ApiException `BAD_USER_INPUT` for anything but one JSON object
    public static Map<String, Object> object(String field, byte[] text) {
        try {
            return object(field, MAPPER.readValue(text, Object.class));
        } catch (JacksonException e) {
            throw ApiException.badInput(field, "MALFORMED", "The " + field + " is not valid JSON.");
        }
    }

    /// @throws ApiException `BAD_USER_INPUT` for anything but an object
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(String field, Object value) {
        return switch (value) {
            case Map<?, ?> map -> (Map<String, Object>) map;
            case List<?> _
            when field.equals("body") ->
                throw ApiException.badInput(field, "BATCH", "Send one operation at a time; there are no batches.");
            case null, default -> throw ApiException.badInput(field, "MALFORMED", "The " + field + " is no object.");
        };
    }

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
