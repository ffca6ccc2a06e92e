package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// Joining and leaving channels, adding people and taking them out.
@Component
class ChannelMembers {

    static final int MAX_ADDED = 50;

    private final ChannelTable channels;
    private final RoomMembershipTable memberships;
    private final RoomAccess access;
    private final RoomAnnouncements announcements;
    private final Clock clock;

    ChannelMembers(
            ChannelTable channels,
            RoomMembershipTable memberships,
            RoomAccess access,
            RoomAnnouncements announcements,
            Clock clock) {
        this.channels = channels;
        this.memberships = memberships;
        this.access = access;
        this.announcements = announcements;
        this.clock = clock;
    }

    /// Puts the viewer into a public channel.
    ///
    /// @throws ApiException `CONFLICT` for one who is in it already, and for an archived channel
    Channel join(Viewer viewer, ChannelId id) {
        access.requireRead(viewer, id);
        return add(id, List.of(viewer.userId()));
    }

    /// Puts others into a channel that the viewer is in; all of them or none.
    ///
    /// @throws ApiException `NOT_FOUND` for somebody who is no active member of the workspace; otherwise as
    ///     [#join(Viewer, ChannelId)]
    Channel add(Viewer viewer, ChannelId id, List<UserId> users) {
        access.requireWrite(viewer, id);
        var people = List.copyOf(new LinkedHashSet<>(users));
        if (people.isEmpty() || people.size() > MAX_ADDED) {
            throw ApiException.badInput("input.userIds", "OUT_OF_RANGE", "1 to " + MAX_ADDED + " people at a time.")
                    .with("limit", MAX_ADDED)
                    .with("actual", people.size());
        }
        access.requireColleagues(people, id.workspace());
        return add(id, people);
    }

    private Channel add(ChannelId id, List<UserId> people) {
        var channel = get(id);
        var writes = new ArrayList<>(List.of(channels.addMembers(id, people.size())));
        for (var user : people) {
            // Who comes new has nothing unread.
            writes.add(memberships.create(new RoomMembership(id, user, clock.instant(), channel.latestSeq())));
        }
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            throw e.index() == 0
                    ? RoomAccess.archived()
                    : ApiException.conflict("Somebody is in the channel already.")
                            .with("userId", people.get(e.index() - 1).global());
        }
        people.forEach(user -> access.changed(id, user));
        var joined = get(id);
        people.forEach(user -> announcements.joined(joined, user));
        return joined;
    }

    /// Takes the viewer out.
    ///
    /// @throws ApiException `CONFLICT` for one who is not in it, and for a default channel, which everybody is in
    Channel leave(Viewer viewer, ChannelId id) {
        access.requireRead(viewer, id);
        return takeOut(id, viewer.userId());
    }

    /// Takes somebody out. For who made the channel, and for admins.
    ///
    /// @throws ApiException `NOT_FOUND` for somebody who is not of the workspace; otherwise as
    ///     [#leave(Viewer, ChannelId)]
    Channel remove(Viewer viewer, ChannelId id, UserId user) {
        access.requireRead(viewer, id);
        access.requireManage(viewer, get(id));
        return takeOut(id, user);
    }

    private Channel takeOut(ChannelId id, UserId user) {
        if (DefaultChannels.contains(id)) {
            throw ApiException.conflict("Everybody is in this channel.");
        }
        try {
            Transaction.run(memberships.delete(id, user), channels.addMembers(id, -1));
        } catch (ConditionFailed e) {
            if (e.index() > 0) {
                throw RoomAccess.archived();
            }
            access.requireColleagues(List.of(user), id.workspace());
            throw ApiException.conflict("The person is not in this channel.");
        }
        access.changed(id, user);
        var left = get(id);
        announcements.left(left, user);
        return left;
    }

    private Channel get(ChannelId id) {
        return channels.find(id).orElseThrow(() -> ApiException.notFound("channel"));
    }

    /// The members, in the order of their sign-up: one more than the page takes, if there are more.
    ///
    /// The caller has checked that the viewer may know of the channel.
    List<RoomMembership> page(RoomId room, PageRequest page) {
        return memberships.members(room, page);
    }
}
