package com.slackclone.load.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampConcurrentUsers;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// One simulation: people who do the same over and over again, and think between two requests. Nobody leaves before its
/// end, so nobody connects anew.
final class Workload {

    private static final double SHARE_OF_WRITERS = 20;
    private static final String SENT = "sent";

    private final String name;
    private final Scale scale;
    private final Map<Operation, Samples> samples = new EnumMap<>(Operation.class);

    /// When the first person came; 0 before that.
    private final AtomicLong start = new AtomicLong();

    private final ChainBuilder round;

    private Workload(String name, Scale scale, Function<Workload, ChainBuilder> round) {
        this.name = name;
        this.scale = scale;
        this.round = round.apply(this);
    }

    static List<Workload> all(Scale scale) {
        return List.of(
                new Workload("send", scale, it -> it.ask(Operation.SEND)),
                new Workload("history", scale, it -> it.ask(Operation.HISTORY)),
                new Workload("unread", scale, it -> it.ask(Operation.UNREAD)),
                new Workload("mixed", scale, Workload::mixed));
    }

    /// Somebody looks what is new, reads a room, and every fifth time they write.
    private ChainBuilder mixed() {
        return exec(
                ask(Operation.UNREAD),
                ask(Operation.HISTORY),
                ask(Operation.READ),
                randomSwitch().on(percent(SHARE_OF_WRITERS).then(ask(Operation.SEND))));
    }

    /// A request, and a pause to think.
    private ChainBuilder ask(Operation operation) {
        var mine = samples.computeIfAbsent(operation, _ -> new Samples());
        return exec(
                exec(session -> session.set(SENT, System.nanoTime())),
                exec(operation.request()),
                exec(session -> {
                    if (isSteady(session.getLong(SENT))) {
                        mine.add(session);
                    }
                    return session.markAsSucceeded();
                }),
                pause(Scale.SHORTEST_THOUGHT, Scale.LONGEST_THOUGHT));
    }

    PopulationBuilder population(List<Person> people) {
        var feeder = listFeeder(people.stream().map(Person::attributes).toList());
        return scenario(name)
                .feed(feeder.circular())
                .exec(this::begin)
                .exec(asLongAs(_ -> !isOver(System.nanoTime()), true).on(round))
                .injectClosed(
                        rampConcurrentUsers(1).to(scale.users()).during(Scale.RAMP_UP),
                        constantConcurrentUsers(scale.users()).during(scale.steady()));
    }

    private Session begin(Session session) {
        start.compareAndSet(0, System.nanoTime());
        return session;
    }

    private boolean isSteady(long time) {
        return time - start.get() >= Scale.RAMP_UP.toNanos() && !isOver(time);
    }

    private boolean isOver(long time) {
        return time - start.get() >= Scale.RAMP_UP.plus(scale.steady()).toNanos();
    }

    String name() {
        return name;
    }

    /// What the requests of the steady time took, by what was asked.
    Map<Operation, Samples> samples() {
        return samples;
    }
}
