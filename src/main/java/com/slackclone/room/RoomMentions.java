package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Which messages of a room mention whom: what the counts of unread mentions are made of.
///
/// A message that mentions somebody by name stands in that person's membership. One that mentions all who are in
/// the
/// room stands in the room, once, however many they are.
@Component
public class RoomMentions {

    private final Dynamo dynamo;

    RoomMentions(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Whom a message mentions.
    ///
    /// @param users by name
    /// @param all who are in the room
    public record Reached(Set<UserId> users, boolean all) {

        public static final Reached NOBODY = new Reached(Set.of(), false);

        private boolean reaches(UserId user) {
            return users.contains(user);
        }
    }

    /// The writes after which the message counts for those whom it mentions now, and not for those whom it once
    /// did. People who are not in the room have no count. One read, and another where all are or were mentioned.
    ///
    /// The writes fail where what they were reckoned from has changed: then they are to be made anew. Nobody is
    /// mentioned by more writes than there are people, and one.
    ///
    /// @param seq the number of the message
    /// @return empty where everything is as it should be
    public List<Write> writes(RoomId room, long seq, Reached now, Reached once) {
        var writes = new ArrayList<Write>();
        var concerned = new HashSet<>(now.users());
        concerned.addAll(once.users());
        memberships(room, concerned).forEach((key, membership) -> {
            var isMentioned = now.reaches(UserId.ofKey(key.sk()));
            write(RoomMembershipTable.tableOf(room), membership, seq, isMentioned)
                    .ifPresent(writes::add);
        });
        if (now.all() || once.all()) {
            dynamo.get(RoomTable.tableOf(room), RoomTable.key(room))
                    .flatMap(item -> write(RoomTable.tableOf(room), item, seq, now.all()))
                    .ifPresent(writes::add);
        }
        return writes;
    }

    private Map<Key, Item> memberships(RoomId room, Set<UserId> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        var keys =
                users.stream().map(user -> RoomMembershipTable.key(room, user)).toList();
        return dynamo.get(RoomMembershipTable.tableOf(room), keys);
    }

    private Optional<Write> write(Table table, Item item, long seq, boolean isMentioned) {
        var now = MentionSeqs.of(item);
        var then = now.with(seq, isMentioned);
        if (then.equals(now)) {
            return Optional.empty();
        }
        return Optional.of(dynamo.update(table, item.key())
                .setNumbers(MentionSeqs.ATTRIBUTE, then.seqs())
                .ifPresent()
                .ifNumbers(MentionSeqs.ATTRIBUTE, now.seqs()));
    }
}
