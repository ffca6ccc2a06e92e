package com.slackclone.faults.history;

import com.slackclone.faults.history.Entry.Heard;
import com.slackclone.faults.history.Entry.Opened;
import com.slackclone.faults.history.Entry.Told;
import com.slackclone.faults.history.Violation.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All subscribers were told the events that they have in common in the same order.
///
/// Where Redis has forgotten, what was told before may come again, and in another order: so only what belongs to
/// one life of the log is compared. Cursors begin with the name of that life.
final class OrderCheck {

    private record Sequence(String subscriber, List<String> ids) {}

    private OrderCheck() {}

    static List<Violation> violations(Map<String, List<Heard>> subscribers) {
        var violations = new ArrayList<Violation>();
        var lives = new LinkedHashMap<String, List<Sequence>>();
        subscribers.forEach((subscriber, heard) -> byLife(heard)
                .forEach((life, ids) ->
                        lives.computeIfAbsent(life, _ -> new ArrayList<>()).add(new Sequence(subscriber, ids))));
        for (var sequences : lives.values()) {
            for (var i = 0; i < sequences.size(); i++) {
                for (var j = i + 1; j < sequences.size(); j++) {
                    compare(sequences.get(i), sequences.get(j), violations);
                }
            }
        }
        return violations;
    }

    private static Map<String, List<String>> byLife(List<Heard> heard) {
        var lives = new LinkedHashMap<String, List<String>>();
        for (var entry : heard) {
            if (entry instanceof Told told) {
                lives.computeIfAbsent(life(told.cursor()), _ -> new ArrayList<>())
                        .add(told.id());
            } else if (entry instanceof Opened opened) {
                lives.computeIfAbsent(life(opened.cursor()), _ -> new ArrayList<>());
            }
        }
        return lives;
    }

    private static String life(String cursor) {
        var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        return text.substring(0, text.indexOf('.'));
    }

    private static void compare(Sequence one, Sequence other, List<Violation> violations) {
        var places = new HashMap<String, Integer>();
        for (var i = 0; i < one.ids().size(); i++) {
            places.putIfAbsent(one.ids().get(i), i);
        }
        var last = -1;
        for (var id : other.ids()) {
            var place = places.getOrDefault(id, last);
            if (place < last) {
                violations.add(new Violation(
                        Kind.REORDERED,
                        "%s and %s were told %s at different places"
                                .formatted(one.subscriber(), other.subscriber(), id)));
                return;
            }
            last = place;
        }
    }
}
