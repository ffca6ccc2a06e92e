package com.slackclone.presence;

import com.slackclone.account.Viewer;
import graphql.ExecutionResult;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.language.OperationDefinition.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who changes something does something: each mutation, over whatever transport, is activity. Queries and
/// subscriptions are not, as clients repeat them by themselves. It costs no call; the next heartbeat tells it.
@Component
class ActivityNotes extends SimplePerformantInstrumentation {

    private final PeopleHere people;

    ActivityNotes(PeopleHere people) {
        this.people = people;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        var context = parameters.getExecutionContext();
        if (context.getOperationDefinition().getOperation() == Operation.MUTATION) {
            Viewer.find(context.getGraphQLContext()).ifPresent(viewer -> people.active(viewer.userId()));
        }
        return null;
    }
}
