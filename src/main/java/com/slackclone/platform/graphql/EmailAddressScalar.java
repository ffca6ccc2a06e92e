package com.slackclone.platform.graphql;

import graphql.schema.GraphQLScalarType;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// An e-mail address in lower case, as browsers accept it in a form.
public final class EmailAddressScalar {

    private static final int LONGEST = 254;
    private static final Pattern PATTERN =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    public static final GraphQLScalarType INSTANCE = GraphQLScalarType.newScalar()
            .name("EmailAddress")
            .coercing(new TextCoercing<>(
                    "an e-mail address", String.class, EmailAddressScalar::read, Function.identity()))
            .build();

    private EmailAddressScalar() {}

    private static String read(String text) {
        if (text.length() > LONGEST || !PATTERN.matcher(text).matches()) {
            throw new IllegalArgumentException();
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
