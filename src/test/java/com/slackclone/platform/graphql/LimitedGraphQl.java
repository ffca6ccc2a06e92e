package com.slackclone.platform.graphql;

import com.slackclone.platform.redis.RateLimit;
import com.slackclone.testing.Documents;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// The schema's root and the probe's fields under the limits, without a server. A probe is its own child.
final class LimitedGraphQl {

    static final RateLimit BUDGET = RateLimit.of("300000/1m");
    static final Payer PAYER = new Payer("somebody");
    static final GraphQlLimits LIMITS =
            new GraphQlLimits(262_144, 4_000, 12, 20, 30, 5, 10_000, BUDGET, 10, true, 1_000_000, null);

    private static final Map<String, Object> PROBE = Map.of("name", "it", "dear", 1);
    private static final GraphQLSchema SCHEMA = schema();

    /// How many documents were parsed.
    final AtomicInteger parsed = new AtomicInteger();

    private final GraphQL graphQl;

    LimitedGraphQl() {
        this(LIMITS);
    }

    LimitedGraphQl(GraphQlLimits limits) {
        var cache = new DocumentCache(limits, new PersistedQueries(Map.of(), limits.cachedCharacters()));
        PreparsedDocumentProvider counting = (input, parse) -> cache.getDocumentAsync(input, again -> {
            parsed.incrementAndGet();
            return parse.apply(again);
        });
        this.graphQl = GraphQL.newGraphQL(SCHEMA)
                .instrumentation(new GraphQlInstrumentation(limits, new CostBudget(limits, Clock.systemUTC())))
                .preparsedDocumentProvider(counting)
                .build();
    }

    ExecutionResult run(String document) {
        return run(document, Map.of());
    }

    /// As what the server runs for itself.
    ExecutionResult runUnpaid(String document) {
        return graphQl.execute(document);
    }

    ExecutionResult run(String document, Map<String, Object> variables) {
        return run(document, input -> input.variables(variables));
    }

    ExecutionResult run(String document, UnaryOperator<ExecutionInput.Builder> input) {
        var paid = ExecutionInput.newExecutionInput(document).graphQLContext(Map.of(Payer.class, PAYER));
        return graphQl.execute(input.apply(paid).build());
    }

    private static GraphQLSchema schema() {
        var parser = new SchemaParser();
        var types = parser.parse(Documents.resource("/graphql/root.graphqls"))
                .merge(parser.parse(Documents.resource("/graphql-probe/probe.graphqls")));
        var connection = Map.of("nodes", List.of(PROBE), "edges", List.of(Map.of("node", PROBE)));
        var wiring = RuntimeWiring.newRuntimeWiring();
        new ScalarConfiguration().scalars().configure(wiring);
        return new SchemaGenerator()
                .makeExecutableSchema(
                        types,
                        wiring.type(
                                        "Query",
                                        type -> type.dataFetcher("probe", _ -> PROBE)
                                                .dataFetcher("probeCalls", call -> call.getArgument("times"))
                                                .dataFetcher("probeTime", call -> call.getArgument("at"))
                                                .dataFetcher("probeInput", _ -> true)
                                                .dataFetcher("nodes", _ -> List.of()))
                                .type("Mutation", type -> type.dataFetcher("probeWrite", _ -> true))
                                .type(
                                        "Probe",
                                        type -> type.dataFetcher("child", _ -> PROBE)
                                                .dataFetcher("broken", _ -> null)
                                                .dataFetcher("children", _ -> connection))
                                .type("Node", type -> type.typeResolver(_ -> null))
                                .build());
    }
}
