package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of the replies to a message without reading them.
///
/// @param latestSeq the number of the last one; 0 where there never was any
/// @param count how many are not deleted
/// @param lastAt when the last one was sent, be it deleted since
/// @param authors who has written some, the first first; at most 50
public record Replies(long latestSeq, long count, @Nullable Instant lastAt, List<UserId> authors) {

    static final Replies NONE = new Replies(0, 0, null, List.of());
    static final int MAX_AUTHORS = 50;

    /// The attribute with the number of the last one; absent where there never was any.
    static final String SEQ = "reply_seq";

    public Replies {
        authors = List.copyOf(authors);
    }

    static Replies of(Item message) {
        return new Replies(
                message.number(SEQ, 0),
                message.number("reply_count", 0),
                message.optionalInstant("last_reply_at").orElse(null),
                message.items("reply_authors").stream()
                        .map(one -> UserId.ofKey(one.string("user")))
                        .toList());
    }

    Write in(Write message) {
        message.set(SEQ, latestSeq)
                .set("reply_count", count)
                .set(
                        "reply_authors",
                        authors.stream()
                                .map(author -> Item.EMPTY.with("user", author.key()))
                                .toList());
        return lastAt == null ? message : message.set("last_reply_at", lastAt);
    }

    boolean isEmpty() {
        return latestSeq == 0;
    }

    /// The time of the next reply: behind the last one, whatever the clock says.
    Instant next(Instant now) {
        return lastAt == null || now.isAfter(lastAt) ? now : lastAt.plusMillis(1);
    }

    Replies plus(UserId author, Instant time) {
        var all = new ArrayList<>(authors);
        if (!all.contains(author) && all.size() < MAX_AUTHORS) {
            all.add(author);
        }
        return new Replies(latestSeq + 1, count + 1, time, all);
    }

    /// One of them was deleted. Its author stays.
    Replies minusOne() {
        return new Replies(latestSeq, count - 1, lastAt, authors);
    }
}
