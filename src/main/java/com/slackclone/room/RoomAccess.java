package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.cache.NearCache;
import com.slackclone.platform.cache.NearCaches;
import com.slackclone.platform.error.ApiException;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Who may do what in a room. Every operation on a room, or on something in it, asks here first.
///
/// Members of the workspace may read its public channels. To write, and to know of a private channel at all,
/// one must be in it.
@Component
public class RoomAccess {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final long CACHE_SIZE = 500_000;

    /// What is known of one person and one room.
    ///
    /// @param isPublic whether the room is open to all members of the workspace
    /// @param isMember whether the person is in the room
    private record Standing(boolean isPublic, boolean isMember) {}

    private final Members members;
    private final ChannelTable channels;
    private final RoomMembershipTable memberships;
    private final NearCache<Standing> cache;
    private final NearCaches caches;

    RoomAccess(Members members, ChannelTable channels, RoomMembershipTable memberships, NearCaches caches) {
        this.members = members;
        this.channels = channels;
        this.memberships = memberships;
        this.caches = caches;
        this.cache = caches.create("room-access", REMEMBERED, CACHE_SIZE);
    }

    /// @throws ApiException `NOT_FOUND` unless the viewer may know of the room
    public void requireRead(Viewer viewer, RoomId room) {
        requireRead(viewer, room, "room");
    }

    /// @param kind what the viewer asked for in the room; where they may not know of the room, it is what is not
    ///     there
    public void requireRead(Viewer viewer, RoomId room, String kind) {
        standing(viewer, room, kind);
    }

    /// @throws ApiException `NOT_FOUND` as [#requireRead(Viewer, RoomId)]; `FORBIDDEN` for those who are not in
    ///     the room
    public void requireWrite(Viewer viewer, RoomId room) {
        requireWrite(viewer, room, "room");
    }

    /// @param kind as in [#requireRead(Viewer, RoomId, String)]
    public void requireWrite(Viewer viewer, RoomId room, String kind) {
        if (!standing(viewer, room, kind).isMember()) {
            throw ApiException.forbidden("Join the channel first.");
        }
    }

    /// @throws ApiException `NOT_FOUND` unless the person is an active member of the workspace
    void requireColleague(UserId user, WorkspaceId workspace) {
        if (members.find(user, workspace).isEmpty()) {
            throw ApiException.notFound("user");
        }
    }

    private Standing standing(Viewer viewer, RoomId room, String kind) {
        var user = viewer.userId();
        if (members.find(user, room.workspace()).isEmpty()) {
            throw ApiException.notFound(kind);
        }
        return cache.get(cacheKey(room, user), () -> load(room, user))
                .filter(standing -> standing.isPublic() || standing.isMember())
                .orElseThrow(() -> ApiException.notFound(kind));
    }

    private Optional<Standing> load(RoomId room, UserId user) {
        return switch (room) {
            case ChannelId id ->
                channels.find(id).map(channel -> new Standing(channel.isPublic(), isMember(room, user)));
        };
    }

    private boolean isMember(RoomId room, UserId user) {
        return memberships.find(room, user).isPresent();
    }

    void changed(RoomId room, UserId user) {
        caches.forget(cache, cacheKey(room, user));
    }

    private static String cacheKey(RoomId room, UserId user) {
        return room.global() + "/" + user.uuid();
    }
}
