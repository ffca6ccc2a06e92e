package com.slackclone.platform.web;

import com.slackclone.platform.error.ApiException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// What an answer may look like; clients choose by `Accept`.
enum ResponseFormat {
    /// For clients of old, and for those that do not say: a well-formed request is answered with 200 whatever
    /// becomes of it.
    JSON(MediaType.APPLICATION_JSON_VALUE),
    /// The status tells whether the operation ran.
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    EVENT_STREAM(MediaType.TEXT_EVENT_STREAM_VALUE);

    private static final List<MediaType> FROM_A_BROWSER =
            List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_XHTML_XML, MediaType.parseMediaType("text/*"));

    private final String type;

    ResponseFormat(String type) {
        this.type = type;
    }

    /// The format of a body that is no stream.
    ResponseFormat body() {
        return this == EVENT_STREAM ? JSON : this;
    }

    String contentType() {
        return type + ";charset=utf-8";
    }

    /// The format that the client likes best; of equals the one that it names first.
    ///
    /// @param accept the values of the header
    /// @throws HttpRefusal 406 where none fits
    static ResponseFormat accepted(List<String> accept) {
        if (accept.isEmpty()) {
            return JSON;
        }
        return parse(accept).stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> matching(type).stream())
                .findFirst()
                .orElseThrow(() -> new HttpRefusal(
                        406, ApiException.badInput("Accept", "UNSUPPORTED", "The answer is JSON or an event stream.")));
    }

    private static List<MediaType> parse(List<String> accept) {
        try {
            return MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException e) {
            throw new HttpRefusal(400, ApiException.badInput("Accept", "MALFORMED", "The header cannot be read."));
        }
    }

    /// Who looks with a browser sees JSON.
    private static Optional<ResponseFormat> matching(MediaType wanted) {
        if (FROM_A_BROWSER.stream().anyMatch(wanted::equalsTypeAndSubtype)) {
            return Optional.of(JSON);
        }
        return Arrays.stream(values())
                .filter(format -> wanted.includes(MediaType.parseMediaType(format.type)))
                .findFirst();
    }
}
