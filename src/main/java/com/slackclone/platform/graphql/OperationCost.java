package com.slackclone.platform.graphql;

import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.introspection.Introspection;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an operation costs at most, and 1 at least: each field as its `@cost` says, 1 without; what is selected below a
/// connection, or below a list that is asked for by ids, as often as it can occur there.
///
/// Fields that `@skip` or `@include` leave out count. Each fragment is measured once.
final class OperationCost {

    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 100;
    private static final long MOST = 1_000_000_000_000L;

    private final GraphQLSchema schema;
    private final CoercedVariables variables;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Long> known = new HashMap<>();

    private OperationCost(ExecutionContext context) {
        this.schema = context.getGraphQLSchema();
        this.variables = context.getCoercedVariables();
        this.fragments = context.getFragmentsByName();
    }

    static long of(ExecutionContext context) {
        var operation = context.getOperationDefinition();
        var schema = context.getGraphQLSchema();
        var root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> Objects.requireNonNull(schema.getMutationType());
            case SUBSCRIPTION -> Objects.requireNonNull(schema.getSubscriptionType());
        };
        return Math.max(1, new OperationCost(context).of(operation.getSelectionSet(), root));
    }

    private long of(@Nullable SelectionSet selections, GraphQLCompositeType parent) {
        var cost = 0L;
        if (selections == null) {
            return cost;
        }
        for (Selection<?> selection : selections.getSelections()) {
            cost += switch (selection) {
                case Field field -> of(field, parent);
                case InlineFragment inline -> of(inline.getSelectionSet(), type(inline.getTypeCondition(), parent));
                case FragmentSpread spread -> of(spread);
                default -> throw new IllegalStateException();
            };
        }
        return Math.min(cost, MOST);
    }

    private long of(FragmentSpread spread) {
        var cost = known.get(spread.getName());
        if (cost == null) {
            var fragment = Objects.requireNonNull(fragments.get(spread.getName()));
            cost = of(fragment.getSelectionSet(), type(fragment.getTypeCondition(), schema.getQueryType()));
            known.put(spread.getName(), cost);
        }
        return cost;
    }

    private GraphQLCompositeType type(@Nullable TypeName condition, GraphQLCompositeType parent) {
        return condition != null && schema.getType(condition.getName()) instanceof GraphQLCompositeType type
                ? type
                : parent;
    }

    private long of(Field field, GraphQLCompositeType parent) {
        if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            return 0;
        }
        var definition = Introspection.getFieldDef(schema, parent, field.getName());
        var below = GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type
                ? of(field.getSelectionSet(), type)
                : 0;
        return own(definition) + times(field, definition) * below;
    }

    private static long own(GraphQLFieldDefinition definition) {
        var cost = definition.getAppliedDirective("cost");
        if (cost == null) {
            return 1;
        }
        Integer complexity =
                Objects.requireNonNull(cost.getArgument("complexity")).getValue();
        return Objects.requireNonNull(complexity);
    }

    private int times(Field field, GraphQLFieldDefinition definition) {
        if (definition.getArgument("ids") != null) {
            return Objects.requireNonNullElse(value(field, "ids"), 1);
        }
        if (definition.getArgument("first") == null && definition.getArgument("last") == null) {
            return 1;
        }
        var first = value(field, "first");
        var last = value(field, "last");
        return first == null && last == null
                ? DEFAULT_PAGE
                : Math.max(first == null ? 0 : first, last == null ? 0 : last);
    }

    /// The number that an argument stands for, or that of its elements. A page that is too large is refused by
    /// the field, with a better message; here it counts as the largest.
    private @Nullable Integer value(Field field, String argument) {
        return field.getArguments().stream()
                .filter(given -> given.getName().equals(argument))
                .findFirst()
                .map(given -> number(given.getValue()))
                .map(number -> Math.clamp(number, 0, LARGEST_PAGE))
                .orElse(null);
    }

    private @Nullable Integer number(Value<?> value) {
        var given = value instanceof VariableReference variable ? variables.get(variable.getName()) : value;
        return switch (given) {
            case IntValue literal ->
                literal.getValue().min(BigInteger.valueOf(LARGEST_PAGE)).intValue();
            case ArrayValue literal -> literal.getValues().size();
            case Integer number -> number;
            case Collection<?> elements -> elements.size();
            case null, default -> null;
        };
    }
}
