package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.TransactionalOutbox;
import com.slackclone.room.ChannelTable.Roster;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// Joining and leaving channels, adding people and taking them out.
@Component
class ChannelMembers {

    static final int MAX_ADDED = 50;

    private static final int ATTEMPTS = 20;

    private final ChannelTable channels;
    private final RoomMembershipTable memberships;
    private final RoomAccess access;
    private final RoomAnnouncements announcements;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    ChannelMembers(
            ChannelTable channels,
            RoomMembershipTable memberships,
            RoomAccess access,
            RoomAnnouncements announcements,
            TransactionalOutbox outbox,
            Clock clock) {
        this.channels = channels;
        this.memberships = memberships;
        this.access = access;
        this.announcements = announcements;
        this.outbox = outbox;
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
        try {
            return change(roster(id), people, true);
        } catch (ConditionFailed e) {
            throw ApiException.conflict("Somebody is in the channel already.")
                    .with("userId", people.get(e.index() - 1).global());
        }
    }

    /// Takes the viewer out.
    ///
    /// @throws ApiException `CONFLICT` for one who is not in it, and for a default channel, which everybody is in
    Channel leave(Viewer viewer, ChannelId id) {
        access.requireRead(viewer, id);
        return takeOut(roster(id), viewer.userId());
    }

    /// Takes somebody out. For who made the channel, and for admins.
    ///
    /// @throws ApiException `NOT_FOUND` for somebody who is not of the workspace; otherwise as
    ///     [#leave(Viewer, ChannelId)]
    Channel remove(Viewer viewer, ChannelId id, UserId user) {
        access.requireRead(viewer, id);
        var roster = roster(id);
        access.requireManage(viewer, roster.channel());
        return takeOut(roster, user);
    }

    private Channel takeOut(Roster roster, UserId user) {
        var id = roster.channel().id();
        if (DefaultChannels.contains(id)) {
            throw ApiException.conflict("Everybody is in this channel.");
        }
        try {
            return change(roster, List.of(user), false);
        } catch (ConditionFailed e) {
            access.requireColleagues(List.of(user), id.workspace());
            throw ApiException.conflict("The person is not in this channel.");
        }
    }

    /// @throws ConditionFailed where one of the people is where they are to be; its index counts them from 1
    private Channel change(Roster known, List<UserId> people, boolean isComing) {
        var before = known;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var after = before.with(isComing ? people.size() : -people.size());
            var told = told(after, people, isComing);
            try {
                outbox.commit(writes(before, people, isComing), told);
            } catch (ConditionFailed e) {
                if (e.index() > 0) {
                    throw e;
                }
                before = e.current()
                        .map(Roster::of)
                        .filter(now -> !now.channel().isArchived())
                        .orElseThrow(RoomAccess::archived);
                Backoff.pause(0);
                continue;
            }
            people.forEach(user -> access.changed(after.channel().id(), user));
            outbox.publish(told);
            return after.channel();
        }
        throw ApiException.unavailable("channels");
    }

    private List<Write> writes(Roster before, List<UserId> people, boolean isComing) {
        var channel = before.channel();
        var writes = new ArrayList<>(List.of(channels.addMembers(before, isComing ? people.size() : -people.size())));
        for (var user : people) {
            // Who comes new has nothing unread.
            writes.add(
                    isComing
                            ? memberships.create(
                                    new RoomMembership(channel.id(), user, clock.instant(), channel.latestSeq()))
                            : memberships.delete(channel.id(), user));
        }
        return writes;
    }

    private List<Announcement> told(Roster after, List<UserId> people, boolean isComing) {
        return people.stream()
                .map(user -> isComing
                        ? announcements.joined(after.channel(), user, after.changes())
                        : announcements.left(after.channel(), user, after.changes()))
                .toList();
    }

    private Roster roster(ChannelId id) {
        return channels.roster(id).orElseThrow(() -> ApiException.notFound("channel"));
    }

    /// The members, in the order of their sign-up: one more than the page takes, if there are more.
    ///
    /// The caller has checked that the viewer may know of the channel.
    List<RoomMembership> page(RoomId room, PageRequest page) {
        return memberships.members(room, page);
    }
}
