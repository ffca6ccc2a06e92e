package com.slackclone.load.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import com.slackclone.load.process.LocalStack;
import com.slackclone.load.process.ServerNode;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// Starts the local stack and a node of the server, lets people use it in one way after the other, and ends both.
/// Gatling
/// makes one of it and runs it.
public final class ApiSimulation extends Simulation {

    private final Scale scale = Scale.ofSystem();
    private final List<Workload> workloads = Workload.all(scale);
    private final LocalStack stack;
    private final ServerNode node;

    public ApiSimulation() throws IOException, InterruptedException {
        // Decimal points, wherever it runs.
        Locale.setDefault(Locale.ROOT);
        System.out.println("Starting the local stack and a node");
        stack = LocalStack.start();
        node = ServerNode.start("api", stack, "web,worker").awaitReady();
        System.out.printf("Preparing workspaces for %,d people%n", scale.users());
        var people = Workspaces.prepare(node, stack, scale.users());
        var populations = workloads.stream().map(it -> it.population(people)).toList();
        setUp(inTurn(populations))
                .protocols(http.baseUrl("http://127.0.0.1:" + node.port())
                        .disableWarmUp()
                        .contentTypeHeader("application/json")
                        .acceptHeader("application/graphql-response+json"));
    }

    private static PopulationBuilder inTurn(List<PopulationBuilder> populations) {
        return populations.reversed().stream()
                .reduce((later, earlier) -> earlier.andThen(later))
                .orElseThrow();
    }

    @Override
    public void after() {
        node.close();
        stack.close();
        try {
            new ApiReport(scale, workloads).publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
