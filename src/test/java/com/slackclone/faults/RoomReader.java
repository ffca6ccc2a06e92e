package com.slackclone.faults;

import com.slackclone.faults.history.ReadBack;
import com.slackclone.faults.history.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Reads all of a room, page by page.
record RoomReader(Cluster cluster, String room) {

    private record Page(List<Shown> messages, boolean isMore, String end, long read) {}

    /// Empty if the node did not answer.
    Optional<List<Shown>> read(Member member, NodeProcess node) {
        var all = new ArrayList<Shown>();
        for (var after = ""; true; ) {
            var page = page(member, node, after);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(page.get().messages());
            if (!page.get().isMore()) {
                return Optional.of(all);
            }
            after = page.get().end();
        }
    }

    private Optional<Page> page(Member member, NodeProcess node, String after) {
        var variables = new HashMap<String, Object>(Map.of("room", room));
        if (!after.isEmpty()) {
            variables.put("after", after);
        }
        var answer = member.ask(node, Documents.ROOM, variables);
        if (answer == null || !answer.codes().isEmpty() || answer.data("room").isMissingNode()) {
            return Optional.empty();
        }
        var messages = answer.data("room.messages");
        return Optional.of(new Page(
                messages.path("nodes").valueStream().map(Shown::of).toList(),
                messages.at("/pageInfo/hasNextPage").asBoolean(),
                messages.at("/pageInfo/endCursor").asString(""),
                answer.data("room.viewerLastReadSeq").asLong()));
    }

    /// Once all is over, and each node answers. Whose session Redis has lost signs in again.
    ReadBack readBack(List<Member> writers) {
        var node = cluster.node(0);
        var messages = patiently(() -> read(writers.getFirst(), node));
        var read = new HashMap<String, Long>();
        for (var writer : writers) {
            read.put(writer.name(), patiently(() -> page(writer, node, "")).read());
        }
        return new ReadBack(messages, read);
    }

    private static <T> T patiently(Callable<Optional<T>> reading) {
        return Awaitility.await().until(reading, Optional::isPresent).orElseThrow();
    }
}
