package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Who may have a conversation.
final class ConversationRules {

    private static final int MIN = 2;
    private static final int MAX = 8;

    private ConversationRules() {}

    /// Whose conversation it is, in the order of their sign-up: the creator and the others. Whoever is given several
    /// times counts once.
    ///
    /// @throws ApiException `LIMIT_EXCEEDED` for more than 8 people, `BAD_USER_INPUT` for the creator alone
    static List<UserId> participants(UserId creator, Collection<UserId> others) {
        var people = Stream.concat(Stream.of(creator), others.stream())
                .distinct()
                .sorted(Comparator.comparing(UserId::key))
                .toList();
        if (people.size() > MAX) {
            throw ApiException.of(ErrorCode.LIMIT_EXCEEDED, "A conversation is of at most " + MAX + " people.")
                    .with("field", "input.userIds")
                    .with("limit", MAX)
                    .with("actual", people.size());
        }
        if (people.size() < MIN) {
            throw ApiException.badInput("input.userIds", "OUT_OF_RANGE", "A conversation needs somebody else.")
                    .with("limit", MIN)
                    .with("actual", people.size());
        }
        return people;
    }
}
