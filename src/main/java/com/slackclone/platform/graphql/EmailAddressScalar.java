package com.slackclone.platform.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The scalar `EmailAddress`. In Java it is a `String` in lower case, so that equal addresses are equal texts.
///
/// Only plain ASCII addresses are taken: no quoted local part, no comment, no address literal, and so no white
/// space, control character or line break that could reach a key or a mail header.
public final class EmailAddressScalar {

    public static final GraphQLScalarType INSTANCE = GraphQLScalarType.newScalar()
            .name("EmailAddress")
            .coercing(new EmailAddressCoercing())
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

    private static final class EmailAddressCoercing implements Coercing<String, String> {

        private static final String REFUSAL = "Not an e-mail address.";

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            return result.toString();
        }

        @Override
        public String parseValue(Object input, GraphQLContext context, Locale locale) {
            return Optional.of(input)
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .flatMap(EmailAddressScalar::parse)
                    .orElseThrow(() -> new CoercingParseValueException(REFUSAL));
        }

        @Override
        public String parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            var text = input instanceof StringValue literal ? literal.getValue() : null;
            return Optional.ofNullable(text)
                    .flatMap(EmailAddressScalar::parse)
                    .orElseThrow(() -> new CoercingParseLiteralException(REFUSAL));
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(input.toString());
        }
    }
}
