package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.graphql.PageRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Finds rooms for the features behind them, which work without a viewer. Whoever shows what it answers checks first
/// that it may be seen.
@Component
public class RoomLookup {

    private static final int PAGE = 100;

    private final Rooms rooms;
    private final RoomMembershipTable memberships;

    RoomLookup(Rooms rooms, RoomMembershipTable memberships) {
        this.rooms = rooms;
        this.memberships = memberships;
    }

    /// One call of DynamoDB for each 100. A room that is not there is absent from the answer.
    public Map<RoomId, Room> findAll(Collection<RoomId> ids) {
        return rooms.getAll(ids);
    }

    /// Calls `action` for all who are in a room, 100 at a time. Someone who comes or goes meanwhile may be missing.
    public void forEachMember(RoomId room, Consumer<Collection<UserId>> action) {
        String last = null;
        List<UserId> found;
        do {
            found = memberships.members(room, new PageRequest(PAGE, last, false)).stream()
                    .map(RoomMembership::userId)
                    .limit(PAGE)
                    .toList();
            action.accept(found);
            last = found.isEmpty() ? null : found.getLast().global();
        } while (found.size() == PAGE);
    }
}
