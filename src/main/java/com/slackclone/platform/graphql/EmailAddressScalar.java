package com.slackclone.platform.graphql;

import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The scalar `EmailAddress`. In Java it is a `String` in lower case, so that equal addresses are equal texts.
///
/// Only plain ASCII addresses are taken: no quoted local part, no comment, no address literal, and so no white
/// space, control character or line break that could reach a key or a mail header.
public final class EmailAddressScalar {

    public static final GraphQLScalarType INSTANCE = GraphQLScalarType.newScalar()
            .name("EmailAddress")
            .coercing(new TextCoercing<>(
                    "an e-mail address",
                    String.class,
                    text -> parse(text).orElseThrow(IllegalArgumentException::new),
                    Function.identity()))
            .build();

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern PATTERN =
            Pattern.compile(ATOM + "(\\." + ATOM + ")*@" + LABEL + "(\\." + LABEL + ")+");

    private EmailAddressScalar() {}

    /// @return the address in lower case; empty if the text is not one
    public static Optional<String> parse(String text) {
        if (text.length() > LONGEST || text.indexOf('@') > LONGEST_LOCAL_PART) {
            return Optional.empty();
        }
        // ASCII letters only: toLowerCase makes ASCII of some that are not, the Kelvin sign for example.
        var isAscii = text.chars().allMatch(character -> character < 128);
        var lower = text.toLowerCase(Locale.ROOT);
        return isAscii && PATTERN.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }
}
