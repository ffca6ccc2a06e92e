package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.cache.NearCache;
import com.slackclone.platform.cache.NearCaches;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.Rights;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who may do what in a room. Every operation on a room, or on something in it, asks here first.
///
/// Members of the workspace may read its public channels. To write, and to know of a private channel or a
/// conversation at all, one must be in it; to be an admin of the workspace does not help. Nobody writes to an
/// archived channel.
@Component
public class RoomAccess {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final long ROOMS = 100_000;
    private static final long MEMBERS = 500_000;

    /// What is known of a room.
    ///
    /// @param isPublic whether it is open to all members of the workspace
    private record Place(boolean isPublic, boolean isArchived) {}

    private static final Place CONVERSATION = new Place(false, false);

    private final Members members;
    private final ChannelTable channels;
    private final RoomMembershipTable memberships;
    private final NearCaches caches;
    private final NearCache<Place> places;
    /// Whether a person is in a room; false only for those who may read it.
    private final NearCache<Boolean> insiders;

    private final Rights rights;

    RoomAccess(
            Members members, ChannelTable channels, RoomMembershipTable memberships, NearCaches caches, Rights rights) {
        this.members = members;
        this.channels = channels;
        this.memberships = memberships;
        this.caches = caches;
        this.rights = rights;
        this.places = caches.create("room", REMEMBERED, ROOMS);
        this.insiders = caches.create("room-member", REMEMBERED, MEMBERS);
    }

    /// @throws ApiException `NOT_FOUND` unless the viewer may know of the room
    public void requireRead(Viewer viewer, RoomId room) {
        requireRead(viewer, room, "room");
    }

    /// @param kind what the viewer asked for in the room; where they may not know of the room, it is what is not
    ///     there
    public void requireRead(Viewer viewer, RoomId room, String kind) {
        var place = place(viewer.userId(), room, kind);
        requireKnown(place, isInside(place, viewer.userId(), room), kind);
    }

    /// Whether [#requireRead(Viewer, RoomId)] lets the viewer pass.
    public boolean canRead(Viewer viewer, RoomId room) {
        return canRead(viewer.userId(), room);
    }

    /// @throws ApiException `NOT_FOUND` as [#requireRead(Viewer, RoomId)]; `FORBIDDEN` for those who are not in
    ///     the room
    public void requireInside(Viewer viewer, RoomId room) {
        requireInside(place(viewer.userId(), room, "room"), viewer.userId(), room, "room");
    }

    /// @throws ApiException as [#requireInside(Viewer, RoomId)]; `CONFLICT` for an archived room
    public void requireWrite(Viewer viewer, RoomId room) {
        requireWrite(viewer, room, "room");
    }

    /// @param kind as in [#requireRead(Viewer, RoomId, String)]
    public void requireWrite(Viewer viewer, RoomId room, String kind) {
        requireWrite(viewer.userId(), room, kind);
    }

    /// The same of an author who is not there: for what they have ordered before.
    ///
    /// @throws ApiException as [#requireWrite(Viewer, RoomId)]
    public void requireWrite(UserId author, RoomId room) {
        requireWrite(author, room, "room");
    }

    private void requireWrite(UserId user, RoomId room, String kind) {
        var place = place(user, room, kind);
        requireInside(place, user, room, kind);
        if (place.isArchived()) {
            throw archived();
        }
    }

    /// Whether a person may read the room.
    public boolean canRead(UserId user, RoomId room) {
        return members.find(user, room.workspace()).isPresent()
                && places.get(room.global(), () -> load(room))
                        .filter(place -> place.isPublic() || isInside(place, user, room))
                        .isPresent();
    }

    /// Those of some people who may read the room. At most two look-ups for each 100 of them.
    public Set<UserId> readers(Collection<UserId> people, RoomId room) {
        var place = places.get(room.global(), () -> load(room));
        var active = members.findAll(people, room.workspace()).keySet();
        if (place.isEmpty() || active.isEmpty()) {
            return Set.of();
        }
        return place.get().isPublic() ? Set.copyOf(active) : memberships.inside(room, active);
    }

    /// Whether [#requireWrite(Viewer, RoomId)] lets the viewer pass, who may know of the room.
    public boolean canWrite(Viewer viewer, RoomId room) {
        var place = place(viewer.userId(), room, "room");
        return !place.isArchived() && isInside(place, viewer.userId(), room);
    }

    /// Whether the viewer, who may know of the channel, may rename and archive it and take people out.
    boolean canManage(Viewer viewer, Channel channel) {
        return channel.createdById().equals(viewer.userId())
                || members.require(viewer, channel.id().workspace()).isAdmin();
    }

    /// @throws ApiException `FORBIDDEN` unless the viewer [may manage][#canManage] the channel
    void requireManage(Viewer viewer, Channel channel) {
        if (!canManage(viewer, channel)) {
            throw ApiException.forbidden("Only who made the channel and admins of the workspace may do this.");
        }
    }

    /// One look-up, however many they are.
    ///
    /// @throws ApiException `NOT_FOUND` unless all of them are active members of the workspace
    void requireColleagues(Collection<UserId> users, WorkspaceId workspace) {
        if (!members.findAll(users, workspace).keySet().containsAll(users)) {
            throw ApiException.notFound("user");
        }
    }

    static ApiException archived() {
        return ApiException.conflict("The channel is archived.");
    }

    private void requireInside(Place place, UserId user, RoomId room, String kind) {
        var isInside = isInside(place, user, room);
        requireKnown(place, isInside, kind);
        if (!isInside) {
            throw notInside(room);
        }
    }

    /// What those get who are not in a room that they may know of. Of a conversation they may not.
    static ApiException notInside(RoomId room) {
        return switch (room) {
            case ChannelId _ -> ApiException.forbidden("Join the channel first.");
            case ConversationId _ -> ApiException.notFound("room");
        };
    }

    private static void requireKnown(Place place, boolean isInside, String kind) {
        if (!place.isPublic() && !isInside) {
            throw ApiException.notFound(kind);
        }
    }

    private Place place(UserId user, RoomId room, String kind) {
        if (members.find(user, room.workspace()).isEmpty()) {
            throw ApiException.notFound(kind);
        }
        return places.get(room.global(), () -> load(room)).orElseThrow(() -> ApiException.notFound(kind));
    }

    private Optional<Place> load(RoomId room) {
        return switch (room) {
            case ChannelId id -> channels.find(id).map(channel -> new Place(channel.isPublic(), channel.isArchived()));
            // Whether there is one says who is in it: that bears the workspace too.
            case ConversationId _ -> Optional.of(CONVERSATION);
        };
    }

    private boolean isInside(Place place, UserId user, RoomId room) {
        return insiders.get(cacheKey(room, user), () -> {
                    var isInside = memberships.find(room, user).isPresent();
                    return place.isPublic() || isInside ? Optional.of(isInside) : Optional.empty();
                })
                .orElse(false);
    }

    /// Whether the viewer, who may know of the room, is in it.
    public boolean isInside(Viewer viewer, RoomId room) {
        return isInside(place(viewer.userId(), room, "room"), viewer.userId(), room);
    }

    /// The room itself was changed.
    void changed(RoomId room) {
        caches.forget(places, room.global());
    }

    /// The person has come into the room, or has left it.
    void changed(RoomId room, UserId user) {
        caches.forget(insiders, cacheKey(room, user));
        rights.changed(user.global());
    }

    private static String cacheKey(RoomId room, UserId user) {
        return room.global() + "/" + user.uuid();
    }
}
