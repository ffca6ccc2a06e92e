package com.slackclone.faults;

import com.slackclone.faults.history.History;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// One room in which things happen, and what those in it share.
final class Scene {

    private final String name;
    private final Cluster cluster;
    private final Crew crew;
    private final String room;
    private final History history = new History();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private volatile boolean isOver;

    /// @param name short, and its own
    Scene(String name, Cluster cluster, Crew crew, String room) {
        this.name = name;
        this.cluster = cluster;
        this.crew = crew;
        this.room = room;
    }

    String name() {
        return name;
    }

    Cluster cluster() {
        return cluster;
    }

    Crew crew() {
        return crew;
    }

    String room() {
        return room;
    }

    History history() {
        return history;
    }

    /// The last of the crew, who does nothing, and is mentioned now and then.
    Member bystander() {
        return crew.members().getLast();
    }

    /// A message was sent.
    void add(String message) {
        messages.add(message);
    }

    Optional<String> anyMessage(Random random) {
        return messages.isEmpty() ? Optional.empty() : Optional.of(messages.get(random.nextInt(messages.size())));
    }

    /// Whether writers are to begin nothing more.
    boolean isOver() {
        return isOver;
    }

    void end() {
        isOver = true;
    }
}
