package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks what can be told from a document alone, before it is validated: a validation may take long for what is
/// too big.
///
/// Each fragment is measured once, so a document takes time in proportion to its length. A fragment within
/// itself counts as nothing; the validation refuses it.
final class DocumentLimits {

    private static final int MOST = 1_000_000_000;

    private final GraphQlLimits limits;
    private final Document document;
    private final Map<String, Size> fragments = new HashMap<>();

    private DocumentLimits(GraphQlLimits limits, Document document) {
        this.limits = limits;
        this.document = document;
    }

    /// @throws ApiException for the first limit that the document is over
    static void check(GraphQlLimits limits, Document document) {
        new DocumentLimits(limits, document).check();
    }

    private void check() {
        var aliases = aliases(document);
        if (aliases > limits.aliases()) {
            throw refusal(ErrorCode.QUERY_TOO_EXPENSIVE, "aliases", limits.aliases(), aliases);
        }
        document.getDefinitionsOfType(OperationDefinition.class).forEach(this::check);
    }

    private void check(OperationDefinition operation) {
        var size = measure(operation.getSelectionSet());
        var depth = isIntrospection(operation) ? limits.introspectionDepth() : limits.depth();
        if (size.depth > depth) {
            throw refusal(ErrorCode.QUERY_TOO_DEEP, "depth", depth, size.depth);
        }
        if (size.fields > limits.cost()) {
            throw refusal(ErrorCode.QUERY_TOO_EXPENSIVE, "cost", limits.cost(), size.fields);
        }
        if (operation.getOperation() == Operation.MUTATION && size.roots > limits.mutationFields()) {
            throw refusal(
                    ErrorCode.QUERY_TOO_EXPENSIVE, "root fields of a mutation", limits.mutationFields(), size.roots);
        }
    }

    private static boolean isIntrospection(OperationDefinition operation) {
        return operation.getSelectionSet().getSelections().stream()
                .allMatch(selection ->
                        selection instanceof Field field && field.getName().startsWith("__"));
    }

    private static int aliases(Node<?> node) {
        var aliases = node instanceof Field field && field.getAlias() != null ? 1 : 0;
        for (Node<?> child : node.getChildren()) {
            aliases += aliases(child);
        }
        return aliases;
    }

    private Size measure(@Nullable SelectionSet selections) {
        var size = Size.NONE;
        if (selections == null) {
            return size;
        }
        for (Selection<?> selection : selections.getSelections()) {
            size = size.beside(
                    switch (selection) {
                        case Field field -> measure(field.getSelectionSet()).below();
                        case InlineFragment fragment -> measure(fragment.getSelectionSet());
                        case FragmentSpread spread -> measure(spread);
                        default -> throw new IllegalStateException();
                    });
        }
        return size;
    }

    private Size measure(FragmentSpread spread) {
        var known = fragments.get(spread.getName());
        if (known != null) {
            return known;
        }
        fragments.put(spread.getName(), Size.NONE);
        var size = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(spread.getName()))
                .findFirst()
                .map(fragment -> measure(fragment.getSelectionSet()))
                .orElse(Size.NONE);
        fragments.put(spread.getName(), size);
        return size;
    }

    static ApiException refusal(ErrorCode code, String what, long limit, long actual) {
        return ApiException.of(code, "The operation has " + actual + " for " + what + "; the limit is " + limit + ".")
                .with("what", what)
                .with("limit", limit)
                .with("actual", actual);
    }

    /// @param depth of fields in fields
    /// @param fields with those of fragments at each place where they are spread
    /// @param roots those fields that are not in another
    private record Size(int depth, int fields, int roots) {

        private static final Size NONE = new Size(0, 0, 0);

        Size below() {
            return new Size(depth + 1, sum(fields, 1), 1);
        }

        Size beside(Size other) {
            return new Size(Math.max(depth, other.depth), sum(fields, other.fields), sum(roots, other.roots));
        }

        private static int sum(int one, int other) {
            return Math.min(one + other, MOST);
        }
    }
}
