package com.slackclone.faults.history;

import com.slackclone.faults.history.Change.Send;
import com.slackclone.faults.history.Entry.Attempted;
import com.slackclone.faults.history.Entry.Heard;
import com.slackclone.faults.history.Outcome.Acknowledged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// All that was done to one room, and all that was seen of it, in the order in which it was noted. Each writer
/// and each subscriber notes its own in its own order.
public final class History {

    private final List<Entry> entries = new ArrayList<>();

    public synchronized void add(Entry entry) {
        entries.add(entry);
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Attempted> attempts() {
        return entries().stream()
                .filter(Attempted.class::isInstance)
                .map(Attempted.class::cast)
                .toList();
    }

    /// How many changes were acknowledged so far.
    public long acknowledged() {
        return attempts().stream()
                .filter(one -> one.outcome() instanceof Acknowledged)
                .count();
    }

    /// The messages whose sending was acknowledged, with the clients' ids of them.
    ///
    /// @param content as it was sent
    public Map<String, String> sent(Predicate<String> content) {
        var sent = new LinkedHashMap<String, String>();
        for (var attempt : attempts()) {
            if (attempt.change() instanceof Send(var clientId, var text)
                    && content.test(text)
                    && attempt.outcome() instanceof Acknowledged(var message, var _, var _)) {
                sent.put(message, clientId);
            }
        }
        return sent;
    }

    Map<String, List<Heard>> bySubscriber() {
        return entries().stream()
                .filter(Heard.class::isInstance)
                .map(Heard.class::cast)
                .collect(Collectors.groupingBy(Heard::subscriber, LinkedHashMap::new, Collectors.toList()));
    }
}
