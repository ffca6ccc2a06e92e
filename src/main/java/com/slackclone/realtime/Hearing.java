package com.slackclone.realtime;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The topics that one stream listens to. They are changed by one thread at a time.
final class Hearing {

    private final LiveTopics live;
    private final LiveScope.Listener listener;
    private volatile Set<Topic> topics = Set.of();

    Hearing(LiveTopics live, LiveScope.Listener listener) {
        this.live = live;
        this.listener = listener;
    }

    Set<Topic> topics() {
        return topics;
    }

    /// Listens to further topics: when this returns, no later event of theirs is missed. May wait.
    ///
    /// @throws com.slackclone.platform.error.ApiException `UNAVAILABLE` when Redis does not confirm it in time
    void listen(Set<Topic> added) {
        var all = new HashSet<>(topics);
        all.addAll(added);
        topics = Set.copyOf(all);
        live.listen(List.copyOf(added), listener);
    }

    /// Those that are wanted and not heard yet.
    Set<Topic> missing(Set<Topic> wanted) {
        return wanted.stream().filter(topic -> !topics.contains(topic)).collect(Collectors.toUnmodifiableSet());
    }

    /// @return the names of those that were left
    Set<String> leaveAllBut(Set<Topic> wanted) {
        var gone = topics.stream().filter(topic -> !wanted.contains(topic)).toList();
        live.leave(gone, listener);
        topics = topics.stream().filter(wanted::contains).collect(Collectors.toUnmodifiableSet());
        return gone.stream().map(Topic::name).collect(Collectors.toSet());
    }

    /// May be called more than once.
    void leaveAll() {
        live.leave(List.copyOf(topics), listener);
    }
}
