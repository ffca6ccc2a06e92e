package com.slackclone.platform.graphql;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import graphql.extensions.ExtensionsBuilder;
import graphql.introspection.Introspection;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.ParserOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Applies the [limits][GraphQlLimits] to each operation, whichever way it came, charges its cost
/// to the viewer's [budget][CostBudget] and tells it in `extensions.cost {requested, limit, remaining, resetAt}`, and
/// gives a code to each error that has none.
@Component
class GraphQlInstrumentation extends SimplePerformantInstrumentation {

    /// Documents are kept with the errors that they gave, so all errors are in one language.
    private static final Locale LANGUAGE = Locale.ENGLISH;

    private final GraphQlLimits limits;
    private final CostBudget budget;
    private final ParserOptions parserOptions;

    GraphQlInstrumentation(GraphQlLimits limits, CostBudget budget) {
        this.limits = limits;
        this.budget = budget;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(limits.characters())
                        .maxTokens(limits.tokens())
                        .maxWhitespaceTokens(limits.characters())
                        .captureIgnoredChars(false)
                        .captureLineComments(false));
    }

    @Override
    public ExecutionInput instrumentExecutionInput(
            ExecutionInput input, InstrumentationExecutionParameters parameters, @Nullable InstrumentationState state) {
        input.getGraphQLContext()
                .put(ParserOptions.class, parserOptions)
                .put(Introspection.INTROSPECTION_DISABLED, !limits.introspection());
        return LANGUAGE.equals(input.getLocale()) ? input : input.transform(changed -> changed.locale(LANGUAGE));
    }

    /// Between parsing and validation.
    @Override
    public DocumentAndVariables instrumentDocumentAndVariables(
            DocumentAndVariables parsed,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        try {
            DocumentLimits.check(limits, parsed.getDocument());
            return parsed;
        } catch (ApiException refusal) {
            throw aborted(refusal);
        }
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        var context = parameters.getExecutionContext();
        var cost = OperationCost.of(context);
        if (cost > limits.cost()) {
            throw aborted(DocumentLimits.refusal(ErrorCode.QUERY_TOO_EXPENSIVE, "cost", limits.cost(), cost));
        }
        Payer payer = context.getGraphQLContext().get(Payer.class);
        if (payer != null) {
            charge(payer, cost, context);
        }
        return null;
    }

    private void charge(Payer payer, long cost, ExecutionContext context) {
        var receipt = budget.charge(payer, cost);
        context.getGraphQLContext().put(CostReceipt.class, receipt);
        ExtensionsBuilder extensions = context.getGraphQLContext().get(ExtensionsBuilder.class);
        if (extensions != null && context.getOperationDefinition().getOperation() != Operation.SUBSCRIPTION) {
            extensions.addValue("cost", receipt.extension());
        }
        if (!receipt.isPaid()) {
            throw aborted(ApiException.of(ErrorCode.RATE_LIMITED, "The budget for operations is used up.")
                    .with("limit", receipt.limit())
                    .with("retryAfterSeconds", CostHeaders.seconds(receipt.untilPaid())));
        }
    }

    /// The registry of loaders lives as long as a subscription: without this an event would show what was loaded
    /// for one before it.
    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginSubscribedFieldEvent(
            InstrumentationFieldParameters parameters, @Nullable InstrumentationState state) {
        parameters
                .getExecutionContext()
                .getDataLoaderRegistry()
                .getDataLoaders()
                .forEach(DataLoader::clearAll);
        return null;
    }

    private static AbortExecutionException aborted(ApiException refusal) {
        return new AbortExecutionException(List.of(ApiError.of(refusal)));
    }

    @Override
    public CompletableFuture<ExecutionResult> instrumentExecutionResult(
            ExecutionResult result,
            InstrumentationExecutionParameters parameters,
            @Nullable InstrumentationState state) {
        if (result.getErrors().isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        var errors = new RequestErrors(limits, parameters.getSchema(), parameters.getExecutionInput())
                .coded(result.getErrors());
        return CompletableFuture.completedFuture(result.transform(changed -> changed.errors(errors)));
    }
}
