package com.slackclone.message;

import com.slackclone.platform.dynamodb.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// How often each emoji stands below a message, the one first used first. None has a count of 0.
public record Reactions(List<Count> counts) {

    static final Reactions NONE = new Reactions(List.of());
    static final int MAX_EMOJI = 50;

    private static final String ATTRIBUTE = "reactions";

    /// @param count how many people have put the emoji there; at least 1
    public record Count(String emoji, long count) {}

    public Reactions {
        counts = List.copyOf(counts);
    }

    static Reactions of(Item message) {
        return new Reactions(message.items(ATTRIBUTE).stream()
                .map(one -> new Count(one.string("emoji"), one.number("count")))
                .toList());
    }

    List<Item> items() {
        return counts.stream()
                .map(one -> Item.EMPTY.with("emoji", one.emoji()).with("count", one.count()))
                .toList();
    }

    boolean has(String emoji) {
        return counts.stream().anyMatch(one -> one.emoji().equals(emoji));
    }

    boolean isFullFor(String emoji) {
        return counts.size() >= MAX_EMOJI && !has(emoji);
    }

    Reactions plus(String emoji) {
        if (has(emoji)) {
            return map(emoji, count -> count + 1);
        }
        var more = new ArrayList<>(counts);
        more.add(new Count(emoji, 1));
        return new Reactions(more);
    }

    Reactions minus(String emoji) {
        return map(emoji, count -> count - 1);
    }

    private Reactions map(String emoji, UnaryOperator<Long> change) {
        return new Reactions(counts.stream()
                .map(one -> one.emoji().equals(emoji) ? new Count(emoji, change.apply(one.count())) : one)
                .filter(one -> one.count() > 0)
                .toList());
    }
}
