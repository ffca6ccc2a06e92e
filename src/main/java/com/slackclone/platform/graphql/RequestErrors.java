package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.web.RequestId;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.InvalidSyntaxError;
import graphql.execution.InputMapDefinesTooManyFieldsException;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.OneOfNullValueException;
import graphql.execution.OneOfTooManyKeysException;
import graphql.execution.ResultPath;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.SourceLocation;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a code to those errors that are not about what a field's data fetcher threw: the request is malformed,
/// or the server broke its own schema.
final class RequestErrors {

    private static final Logger log = LoggerFactory.getLogger(RequestErrors.class);
    private static final int LONGEST_MESSAGE = 500;

    private static final Set<String> REQUEST =
            Set.of("InvalidSyntax", "ValidationError", "OperationNotSupported", "IntrospectionDisabled");

    /// How the parser says that a document is over a limit of its own.
    private static final Pattern TOO_LONG = Pattern.compile("More than ([\\d,.]+) (.*)", Pattern.DOTALL);

    private static final Pattern VALIDATION =
            Pattern.compile("Validation error \\(.*?\\) ?: ", Pattern.CASE_INSENSITIVE);

    /// The value is printed as the parser's own object.
    private static final Pattern ARGUMENT =
            Pattern.compile("argument '([^']+)' with value '.*' (is|must|contains) (.*)", Pattern.DOTALL);

    private static final Pattern DEFAULT = Pattern.compile("(Bad default value) '.*' (for type)", Pattern.DOTALL);

    /// What was given instead is named by its class.
    private static final Pattern OFFENDER =
            Pattern.compile("( - Expected an AST type of .*|,? but (it )?was (an? )?'.*)", Pattern.DOTALL);

    private final GraphQlLimits limits;
    private final GraphQLSchema schema;
    private final ExecutionInput input;

    RequestErrors(GraphQlLimits limits, GraphQLSchema schema, ExecutionInput input) {
        this.limits = limits;
        this.schema = schema;
        this.input = input;
    }

    List<GraphQLError> coded(List<GraphQLError> errors) {
        var coded = new ArrayList<GraphQLError>();
        for (var error : withoutEchoes(errors)) {
            if (error.getExtensions() != null && error.getExtensions().containsKey("code")) {
                coded.add(error);
            } else if (isOfVariables(error)) {
                coded.addAll(ofVariables(error));
            } else {
                coded.add(ApiError.of(refusal(error), locations(error), path(error)));
            }
        }
        return coded;
    }

    /// Without those which say that a field is null where another says why.
    private static List<GraphQLError> withoutEchoes(List<GraphQLError> errors) {
        var told = errors.stream()
                .filter(error -> !(error instanceof NonNullableFieldWasNullError))
                .map(GraphQLError::getPath)
                .toList();
        return errors.stream()
                .filter(error -> !(error instanceof NonNullableFieldWasNullError && told.contains(error.getPath())))
                .toList();
    }

    private static @Nullable ResultPath path(GraphQLError error) {
        return error.getPath() == null ? null : ResultPath.fromList(error.getPath());
    }

    private static boolean isOfVariables(GraphQLError error) {
        return error instanceof CoercingParseValueException
                || error instanceof NonNullableValueCoercedAsNullException
                || error instanceof InputMapDefinesTooManyFieldsException
                || error instanceof OneOfTooManyKeysException
                || error instanceof OneOfNullValueException;
    }

    /// The engine stops at the first wrong variable and doesn't tell where in it; so they are looked through
    /// again.
    private List<GraphQLError> ofVariables(GraphQLError error) {
        Document document = input.getGraphQLContext().get(Document.class);
        if (document == null) {
            return List.of(ApiError.of(refusal(error), locations(error), null));
        }
        var operation = NodeUtil.getOperation(document, input.getOperationName()).operationDefinition;
        var found =
                new VariableErrors(schema).of(operation, input.getRawVariables().toMap());
        return found.isEmpty()
                ? List.of(ApiError.of(refusal(error), locations(error), null))
                : List.copyOf(found.subList(0, Math.min(found.size(), limits.errors())));
    }

    private ApiException refusal(GraphQLError error) {
        var message = Optional.ofNullable(error.getMessage()).orElse("");
        if (error instanceof InvalidSyntaxError) {
            return ofParser(message);
        }
        if (error instanceof ValidationError invalid) {
            return ofValidation(invalid, message);
        }
        var type = String.valueOf(error.getErrorType());
        if (REQUEST.contains(type)) {
            return bad(type, OFFENDER.matcher(message).replaceFirst("."));
        }
        if (type.equals("BadFaithIntrospection")) {
            return ApiException.of(ErrorCode.QUERY_TOO_EXPENSIVE, "The operation asks for too much of the schema.");
        }
        log.error("The server broke its own schema: {}", message);
        return ApiException.of(ErrorCode.INTERNAL, "Something went wrong on the server.")
                .with("requestId", RequestId.current());
    }

    private ApiException ofParser(String message) {
        var tooLong = TOO_LONG.matcher(message);
        if (!tooLong.matches()) {
            return bad("InvalidSyntax", message);
        }
        if (tooLong.group(2).startsWith("deep")) {
            return ApiException.of(ErrorCode.QUERY_TOO_DEEP, "The document nests too deeply.")
                    .with("what", "depth")
                    .with("limit", limits.depth());
        }
        return ApiException.of(ErrorCode.QUERY_TOO_EXPENSIVE, "The document is too long.")
                .with("limit", Long.parseLong(tooLong.group(1).replaceAll("\\D", "")));
    }

    private static ApiException ofValidation(ValidationError error, String message) {
        var kind = String.valueOf(error.getValidationErrorType());
        var plain =
                DEFAULT.matcher(VALIDATION.matcher(message).replaceFirst("")).replaceFirst("$1 $2");
        var argument = ARGUMENT.matcher(plain);
        if (argument.matches()) {
            var said = OFFENDER.matcher(argument.group(3)).replaceFirst(".");
            return bad(kind, "Argument '" + argument.group(1) + "' " + argument.group(2) + " " + said)
                    .with("field", argument.group(1));
        }
        var path = error.getQueryPath();
        return path == null || path.isEmpty()
                ? bad(kind, plain)
                : bad(kind, plain).with("field", String.join(".", path));
    }

    private static ApiException bad(String reason, String message) {
        var shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
        return ApiException.of(ErrorCode.BAD_USER_INPUT, shown).with("reason", reason);
    }

    private static List<SourceLocation> locations(GraphQLError error) {
        return Optional.ofNullable(error.getLocations()).orElse(List.of());
    }
}
