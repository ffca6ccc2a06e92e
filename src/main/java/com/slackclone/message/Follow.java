package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Item;
import java.util.Optional;

/// How somebody stands to a thread. The author of a message follows its thread without a word about it.
///
/// @param lastReadSeq the number of the last reply that they have read
record Follow(boolean isFollowing, long lastReadSeq) {

    static Follow of(Message root, UserId user, Optional<Item> said) {
        return said.map(item -> new Follow(item.flag("is_following"), item.number("last_read_seq", 0)))
                .orElse(new Follow(root.authorId().equals(user), 0));
    }

    /// Nothing is unread for those who do not follow.
    long unread(Message root) {
        return isFollowing ? Math.max(0, root.replies().latestSeq() - lastReadSeq) : 0;
    }
}
