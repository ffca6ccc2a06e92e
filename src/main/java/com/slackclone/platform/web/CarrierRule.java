package com.slackclone.platform.web;

import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.language.OperationDefinition.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Stops an operation that its carrier does not carry. It asks here, where the operation is known for certain, so
/// that a persisted document or a second operation in the same document hides nothing.
@Component
class CarrierRule extends SimplePerformantInstrumentation {

    @Override
    public ExecutionContext instrumentExecutionContext(
            ExecutionContext execution,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        Carrier carrier = execution.getGraphQLContext().get(Carrier.class);
        var operation = execution.getOperationDefinition().getOperation();
        execution.getGraphQLContext().put(Operation.class, operation);
        if (carrier != null && !carrier.carries(operation)) {
            throw new AbortExecutionException(List.of(new WrongCarrier(operation)));
        }
        return execution;
    }
}
