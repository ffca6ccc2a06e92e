package com.slackclone.faults;

import com.slackclone.faults.Subscriber.Habit;
import com.slackclone.faults.history.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Lets people write and listen in a room of their own while something breaks.
///
/// @param notices of all trials with the same crew
/// @param writers how many; each is a member of the crew
/// @param least how many changes are to be acknowledged before it breaks, and again behind that
record Trial(Cluster cluster, Crew crew, Notices notices, int writers, int least) {

    private static final List<Habit> HABITS = List.of(
            new Habit(false, false),
            new Habit(false, true),
            new Habit(true, false),
            new Habit(false, false),
            new Habit(true, true));

    private static final Duration SETTLING = Duration.ofSeconds(75);
    private static final Duration LATE = Duration.ofMillis(500);

    /// @param seed of everything that is left to chance, as far as that can be repeated
    Verdict run(Fault fault, long seed) throws InterruptedException {
        var random = new Random(seed);
        var room = crew.newChannel(cluster.node(0));
        var scene = new Scene(fault.name().toLowerCase(Locale.ROOT) + seed, cluster, crew, room);
        var subscribers = IntStream.range(0, HABITS.size())
                .mapToObj(i -> new Subscriber(scene, i, HABITS.get(i), random.nextLong()))
                .toList();
        var listening = start("subscriber", subscribers);
        for (var subscriber : subscribers) {
            subscriber.awaitOpened();
        }
        var writing = start(
                "writer",
                IntStream.range(0, writers)
                        .mapToObj(i -> new Writer(scene, i, random.nextLong()))
                        .toList());
        awaitAcknowledged(scene);
        notices.beforeStrike(fault);
        fault.strike(cluster, random);
        awaitAcknowledged(scene);
        scene.end();
        join(writing);
        var verdict = settle(scene, fault);
        subscribers.forEach(Subscriber::end);
        join(listening);
        return verdict;
    }

    private void awaitAcknowledged(Scene scene) {
        var enough = scene.history().acknowledged() + least;
        Awaitility.await().atMost(SETTLING).until(() -> scene.history().acknowledged() >= enough);
    }

    private static List<Thread> start(String name, List<? extends Runnable> tasks) {
        var threads = new ArrayList<Thread>();
        tasks.forEach(task -> threads.add(Thread.ofVirtual().name(name).start(task)));
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (var thread : threads) {
            thread.join();
        }
    }

    /// What is on its way arrives, and what should not come has had its time. If something is amiss by then, it
    /// stays.
    private Verdict settle(Scene scene, Fault fault) throws InterruptedException {
        try {
            Awaitility.await()
                    .atMost(SETTLING)
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .until(() -> cluster.queue().isEmpty()
                            && verdict(scene).violations().isEmpty()
                            && notices.check(scene, fault).isEmpty());
        } catch (ConditionTimeoutException e) {
            // The verdict says what.
        }
        Thread.sleep(LATE);
        return verdict(scene).and(notices.check(scene, fault));
    }

    private Verdict verdict(Scene scene) {
        var people = crew.members().subList(0, writers);
        return Verdict.of(scene.history(), new RoomReader(cluster, scene.room()).readBack(people));
    }
}
