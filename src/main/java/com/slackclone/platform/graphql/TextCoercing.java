package com.slackclone.platform.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.time.DateTimeException;
import java.util.Locale;
import java.util.function.Function;

/// A scalar that is text to clients and a `T` to the server.
///
/// @param expected what a client should have written, for the error: `an absolute URL`
/// @param read makes the value, or throws [IllegalArgumentException] or [DateTimeException]
/// @param write the text of a value
public record TextCoercing<T>(String expected, Class<T> type, Function<String, T> read, Function<T, String> write)
        implements Coercing<T, String> {

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
        if (!type.isInstance(value)) {
            throw new CoercingSerializeException("Not a " + type.getSimpleName());
        }
        return write.apply(type.cast(value));
    }

    @Override
    public T parseValue(Object input, GraphQLContext context, Locale locale) {
        if (input instanceof String text) {
            return parse(text, CoercingParseValueException::new);
        }
        throw new CoercingParseValueException(message());
    }

    @Override
    public T parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        if (input instanceof StringValue literal && literal.getValue() != null) {
            return parse(literal.getValue(), CoercingParseLiteralException::new);
        }
        throw new CoercingParseLiteralException(message());
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
        return StringValue.of(serialize(value, context, locale));
    }

    private T parse(String text, Function<String, RuntimeException> failure) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw failure.apply(message());
        }
    }

    String message() {
        return "Expected " + expected + ".";
    }
}
