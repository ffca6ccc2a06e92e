package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import graphql.GraphQLContext;
import graphql.execution.TypeFromAST;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds everything that is wrong with the variables of an operation, each with its path: `input.emails.2`.
final class VariableErrors {

    private final GraphQLSchema schema;
    private final List<ApiError> found = new ArrayList<>();
    private List<SourceLocation> location = List.of();

    VariableErrors(GraphQLSchema schema) {
        this.schema = schema;
    }

    List<ApiError> of(OperationDefinition operation, Map<String, ?> variables) {
        for (var variable : operation.getVariableDefinitions()) {
            var name = variable.getName();
            location = List.of(variable.getSourceLocation());
            if (variables.containsKey(name) || variable.getDefaultValue() == null) {
                check(name, TypeFromAST.getTypeFromAST(schema, variable.getType()), variables.get(name));
            }
        }
        return found;
    }

    private void check(String path, @Nullable GraphQLType type, @Nullable Object value) {
        if (type instanceof GraphQLNonNull required) {
            if (value == null) {
                wrong(path, "REQUIRED", "A value is required.");
            } else {
                check(path, required.getWrappedType(), value);
            }
        } else if (value != null) {
            checkPresent(path, Objects.requireNonNull(type), value);
        }
    }

    private void checkPresent(String path, GraphQLType type, Object value) {
        switch (type) {
            case GraphQLScalarType scalar -> checkScalar(path, scalar, value);
            case GraphQLEnumType words -> checkEnum(path, words, value);
            case GraphQLList list -> checkList(path, list.getWrappedType(), value);
            case GraphQLInputObjectType object -> checkObject(path, object, value);
            default -> throw new IllegalStateException("Not an input type");
        }
    }

    private void checkScalar(String path, GraphQLScalarType scalar, Object value) {
        try {
            scalar.getCoercing().parseValue(value, GraphQLContext.getDefault(), Locale.ENGLISH);
        } catch (CoercingParseValueException e) {
            wrong(
                    path,
                    "MALFORMED",
                    scalar.getCoercing() instanceof TextCoercing<?> text
                            ? text.message()
                            : "Expected a value of the type " + scalar.getName() + ".");
        }
    }

    private void checkEnum(String path, GraphQLEnumType words, Object value) {
        if (!(value instanceof String word) || words.getValue(word) == null) {
            wrong(path, "MALFORMED", "Expected a value of the type " + words.getName() + ".");
        }
    }

    private void checkList(String path, GraphQLType element, Object value) {
        if (!(value instanceof List<?> list)) {
            check(path, element, value);
            return;
        }
        for (var i = 0; i < list.size(); i++) {
            check(path + "." + i, element, list.get(i));
        }
    }

    private void checkObject(String path, GraphQLInputObjectType type, Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            wrong(path, "MALFORMED", "Expected an object of the type " + type.getName() + ".");
            return;
        }
        for (var name : object.keySet()) {
            if (type.getFieldDefinition(String.valueOf(name)) == null) {
                wrong(path + "." + name, "UNKNOWN", "The type " + type.getName() + " has no such field.");
            }
        }
        for (var field : type.getFieldDefinitions()) {
            if (object.containsKey(field.getName()) || !field.hasSetDefaultValue()) {
                check(path + "." + field.getName(), field.getType(), object.get(field.getName()));
            }
        }
        var isOne = object.size() == 1 && object.values().iterator().next() != null;
        if (type.isOneOf() && !isOne) {
            wrong(path, "NOT_ONE", "Exactly one of its fields must be set.");
        }
    }

    private void wrong(String path, String reason, String message) {
        found.add(ApiError.of(ApiException.badInput(path, reason, message), location, null));
    }
}
