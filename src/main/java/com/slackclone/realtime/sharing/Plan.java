package com.slackclone.realtime.sharing;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.OperationDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a subscription's document says about sharing; the same for all who send it.
///
/// @param isShareable whether subscribers may share: the stream is one of events, and nothing in it depends on who
///     is asking
/// @param cursorVariable of the argument `after`, if that is all that it is for: where somebody starts changes
///     nothing of what an event looks like
record Plan(boolean isShareable, Optional<String> cursorVariable) {

    private static final String EVENT = "Event";
    private static final String CURSOR = "after";

    static Plan of(OperationDefinition operation, Document document, Field root, GraphQLSchema schema) {
        var type = Objects.requireNonNull(schema.getSubscriptionType())
                .getFieldDefinition(root.getName())
                .getType();
        var isShareable = isEvent((GraphQLNamedOutputType) GraphQLTypeUtil.unwrapAll(type))
                && !PerViewerFields.areIn(operation, document, schema);
        return new Plan(isShareable, cursorVariable(document, root));
    }

    private static boolean isEvent(GraphQLNamedOutputType type) {
        return switch (type) {
            case GraphQLUnionType union -> union.getTypes().stream().allMatch(Plan::isEvent);
            case GraphQLObjectType object ->
                object.getInterfaces().stream().anyMatch(one -> one.getName().equals(EVENT));
            case GraphQLInterfaceType common -> common.getName().equals(EVENT);
            default -> false;
        };
    }

    private static Optional<String> cursorVariable(Document document, Field root) {
        return root.getArguments().stream()
                .filter(argument -> argument.getName().equals(CURSOR))
                .map(Argument::getValue)
                .filter(VariableReference.class::isInstance)
                .map(value -> ((VariableReference) value).getName())
                .filter(name -> uses(document).stream().filter(name::equals).count() == 1)
                .findFirst();
    }

    private static List<String> uses(Document document) {
        var names = new ArrayList<String>();
        var _ = new NodeTraverser()
                .preOrder(
                        new NodeVisitorStub() {
                            @Override
                            @SuppressWarnings("rawtypes")
                            public TraversalControl visitVariableReference(
                                    VariableReference node, TraverserContext<Node> context) {
                                names.add(node.getName());
                                return TraversalControl.CONTINUE;
                            }
                        },
                        document);
        return names;
    }

    /// What of the variables decides what an event looks like.
    Map<String, Object> deciding(Map<String, Object> variables) {
        if (cursorVariable.isEmpty() || !variables.containsKey(cursorVariable.get())) {
            return variables;
        }
        var deciding = new HashMap<>(variables);
        deciding.remove(cursorVariable.get());
        return deciding;
    }
}
