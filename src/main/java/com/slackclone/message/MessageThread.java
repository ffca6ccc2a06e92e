package com.slackclone.message;

import com.slackclone.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message with the replies to it: what clients see as `Thread`. Nothing of it needs a further read.
///
/// @param root what was replied to; the caller has seen to that it is no reply itself
public record MessageThread(Message root) {

    public MessageId id() {
        return root.id();
    }

    public long replyCount() {
        return root.replies().count();
    }

    public long latestSeq() {
        return root.replies().latestSeq();
    }

    public @Nullable Instant lastReplyAt() {
        return root.replies().lastAt();
    }

    /// The author of the message, then those who have replied, the first first.
    List<UserId> participantIds() {
        return Stream.concat(Stream.of(root.authorId()), root.replies().authors().stream())
                .distinct()
                .toList();
    }
}
