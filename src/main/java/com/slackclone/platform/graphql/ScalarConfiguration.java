package com.slackclone.platform.graphql;

import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.text.Emoji;
import graphql.scalars.ExtendedScalars;
import graphql.schema.GraphQLScalarType;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/// The schema's scalars, and the Java types that stand for them: [Instant] for `DateTime`, [URI] for `Url`, text
/// for `EmailAddress`, `EventCursor` and `Emoji`.
@Configuration(proxyBeanMethods = false)
class ScalarConfiguration {

    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final int MAX_URL = 2_048;

    /// As the extended scalar of this name, for instants.
    private static final GraphQLScalarType DATE_TIME = text(
            ExtendedScalars.DateTime.getName(),
            new TextCoercing<>(
                    "an RFC 3339 time with an offset, such as 2026-01-31T09:30:00.000Z",
                    Instant.class,
                    text -> OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toInstant(),
                    Instants::text));

    /// As the extended scalar of this name, for URIs: to compare two [java.net.URL]s is to ask the name server.
    private static final GraphQLScalarType URL = text(
            ExtendedScalars.Url.getName(),
            new TextCoercing<>("an absolute http or https URL", URI.class, ScalarConfiguration::url, URI::toString));

    private static final GraphQLScalarType EVENT_CURSOR = text(
            "EventCursor",
            new TextCoercing<>("a cursor of an event", String.class, ScalarConfiguration::cursor, Function.identity()));

    /// In Java it is a `String` in the one form that [Emoji] gives it.
    private static final GraphQLScalarType EMOJI = text(
            "Emoji",
            new TextCoercing<>(
                    "an emoji, such as :thumbsup:",
                    String.class,
                    text -> Emoji.parse(text).orElseThrow(IllegalArgumentException::new),
                    Function.identity()));

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(DATE_TIME)
                .scalar(URL)
                .scalar(ExtendedScalars.NonNegativeInt)
                .scalar(ExtendedScalars.PositiveInt)
                .scalar(ExtendedScalars.LocalTime)
                .scalar(EmailAddressScalar.INSTANCE)
                .scalar(EVENT_CURSOR)
                .scalar(EMOJI);
    }

    private static GraphQLScalarType text(String name, TextCoercing<?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }

    private static URI url(String text) {
        var uri = URI.create(text);
        var http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || text.length() > MAX_URL) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    private static String cursor(String text) {
        if (!CURSOR.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
