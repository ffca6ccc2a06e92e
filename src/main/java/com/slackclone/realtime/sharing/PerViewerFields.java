package com.slackclone.realtime.sharing;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks for fields whose value depends on who is asking: the schema marks them with `@perViewer`.
///
/// A field counts wherever it stands, also where a variable leaves it out.
final class PerViewerFields {

    static final String DIRECTIVE = "perViewer";

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> seen = new HashSet<>();

    private PerViewerFields(GraphQLSchema schema, Document document) {
        this.schema = schema;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, Function.identity()));
    }

    /// @param document a valid one
    /// @param operation a subscription of the document
    static boolean areIn(OperationDefinition operation, Document document, GraphQLSchema schema) {
        var root = Objects.requireNonNull(schema.getSubscriptionType());
        return new PerViewerFields(schema, document).areIn(operation.getSelectionSet(), root);
    }

    private boolean areIn(SelectionSet selected, GraphQLCompositeType parent) {
        return selected.getSelections().stream().anyMatch(selection -> isIn(selection, parent));
    }

    private boolean isIn(Selection<?> selection, GraphQLCompositeType parent) {
        return switch (selection) {
            case Field field -> isIn(field, parent);
            case InlineFragment fragment -> areIn(fragment.getSelectionSet(), on(fragment.getTypeCondition(), parent));
            case FragmentSpread spread -> seen.add(spread.getName()) && isIn(spread.getName());
            default -> throw new IllegalArgumentException("No selection of GraphQL: " + selection);
        };
    }

    private boolean isIn(String fragmentName) {
        var fragment = Objects.requireNonNull(fragments.get(fragmentName));
        return areIn(fragment.getSelectionSet(), type(fragment.getTypeCondition()));
    }

    private boolean isIn(Field field, GraphQLCompositeType parent) {
        if (field.getName().startsWith("__") || !(parent instanceof GraphQLFieldsContainer container)) {
            return false;
        }
        var definition = container.getFieldDefinition(field.getName());
        if (isMarked(definition) || isMarkedAbove(container, field) || isMarkedBelow(container, field)) {
            return true;
        }
        return field.getSelectionSet() != null
                && GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType below
                && areIn(field.getSelectionSet(), below);
    }

    private static boolean isMarkedAbove(GraphQLFieldsContainer parent, Field field) {
        return parent instanceof GraphQLImplementingType type
                && type.getInterfaces().stream()
                        .map(above -> ((GraphQLInterfaceType) above).getFieldDefinition(field.getName()))
                        .anyMatch(PerViewerFields::isMarked);
    }

    private boolean isMarkedBelow(GraphQLFieldsContainer parent, Field field) {
        return parent instanceof GraphQLInterfaceType type
                && Objects.requireNonNull(schema.getImplementations(type)).stream()
                        .anyMatch(implementing -> isMarked(implementing.getFieldDefinition(field.getName())));
    }

    private static boolean isMarked(@Nullable GraphQLFieldDefinition field) {
        return field != null && field.hasAppliedDirective(DIRECTIVE);
    }

    private GraphQLCompositeType on(@Nullable TypeName condition, GraphQLCompositeType parent) {
        return condition == null ? parent : type(condition);
    }

    private GraphQLCompositeType type(TypeName name) {
        return (GraphQLCompositeType) Objects.requireNonNull(schema.getType(name.getName()));
    }
}
