package com.slackclone.room;

import com.slackclone.platform.dynamodb.Item;
import java.util.SortedSet;
import java.util.TreeSet;

/// The numbers of those messages of a room that mention somebody, the last 100 of them.
///
/// A count of unread mentions is not kept but follows from them and from how far one has read. So it is right
/// wherever the marker is moved, as far back as they reach.
public record MentionSeqs(SortedSet<Long> seqs) {

    /// Where nothing was ever mentioned.
    public static final MentionSeqs NONE = new MentionSeqs(new TreeSet<>());

    static final String ATTRIBUTE = "mention_seqs";

    private static final int KEPT = 100;

    static MentionSeqs of(Item item) {
        return new MentionSeqs(new TreeSet<>(item.numbers(ATTRIBUTE)));
    }

    MentionSeqs with(long seq, boolean isMentioned) {
        var changed = new TreeSet<>(seqs);
        if (isMentioned) {
            changed.add(seq);
        } else {
            changed.remove(seq);
        }
        while (changed.size() > KEPT) {
            changed.pollFirst();
        }
        return new MentionSeqs(changed);
    }

    /// How many there are behind a number, in this or the other.
    long countBehind(long seq, MentionSeqs other) {
        var union = new TreeSet<>(seqs);
        union.addAll(other.seqs());
        return union.tailSet(seq + 1).size();
    }
}
