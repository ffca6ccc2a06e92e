package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.TransactionalOutbox;
import com.slackclone.room.ConversationTable.Standing;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Opens, finds and leaves conversations.
///
/// The people make the conversation: its id follows from who they are. So the same people always come to the same
/// one, however many of them open it at once.
@Component
public class Conversations {

    private static final int ATTEMPTS = 5;

    private final ConversationTable conversations;
    private final RoomMembershipTable memberships;
    private final RoomAccess access;
    private final Members members;
    private final RoomAnnouncements announcements;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    Conversations(
            ConversationTable conversations,
            RoomMembershipTable memberships,
            RoomAccess access,
            Members members,
            RoomAnnouncements announcements,
            TransactionalOutbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.access = access;
        this.members = members;
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws ApiException `NOT_FOUND` unless the viewer is in the conversation
    public Conversation get(Viewer viewer, ConversationId id) {
        access.requireRead(viewer, id, "conversation");
        return conversations.find(id).orElseThrow(() -> ApiException.notFound("conversation"));
    }

    /// The conversation of the viewer and these people, with all of them in it: those who had left it come back.
    /// One call of DynamoDB where there is one already, two where there is none; and one for those of whom the node
    /// does not know that they are members of the workspace.
    ///
    /// @param others 1 to 7 people; the viewer may be among them
    /// @throws ApiException `NOT_FOUND` unless all are active members of the workspace; `LIMIT_EXCEEDED`,
    ///     `BAD_USER_INPUT` for too many and too few
    Conversation open(Viewer viewer, WorkspaceId workspace, Collection<UserId> others) {
        var people = ConversationRules.participants(viewer.userId(), others);
        members.require(viewer, workspace);
        access.requireColleagues(people, workspace);
        var id = ConversationId.of(workspace, people);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var standing = conversations.standing(id, people);
            var opened = standing.isPresent()
                    ? complete(standing.get())
                    : create(Conversation.opened(id, people, viewer.userId(), clock.instant()));
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        throw ApiException.unavailable("conversations");
    }

    /// Empty if somebody else has opened it meanwhile.
    private Optional<Conversation> create(Conversation conversation) {
        var people = conversation.participantIds();
        var writes = new ArrayList<>(List.of(conversations.create(conversation)));
        people.forEach(user -> writes.add(enter(conversation, user)));
        var told = List.of(announcements.opened(conversation, people));
        if (!commit(writes, told)) {
            return Optional.empty();
        }
        outbox.publish(told);
        return Optional.of(conversation);
    }

    /// Empty if it is no longer as it stood.
    private Optional<Conversation> complete(Standing standing) {
        var conversation = standing.conversation();
        var absent = standing.absent();
        if (absent.isEmpty()) {
            return Optional.of(conversation);
        }
        var complete = conversation.withVersion(conversation.version() + 1);
        var writes = new ArrayList<>(List.of(conversations.changeMembers(conversation)));
        absent.forEach(user -> writes.add(enter(conversation, user)));
        var told = new ArrayList<>(List.of(announcements.opened(complete, absent)));
        absent.forEach(user -> told.add(announcements.cameBack(complete, user)));
        if (!commit(writes, told)) {
            return Optional.empty();
        }
        absent.forEach(user -> access.changed(complete.id(), user));
        outbox.publish(told);
        return Optional.of(complete);
    }

    private boolean commit(List<Write> writes, List<Announcement> told) {
        try {
            outbox.commit(writes, told);
            return true;
        } catch (ConditionFailed e) {
            return false;
        }
    }

    /// Who comes new, or again, has nothing unread.
    private Write enter(Conversation conversation, UserId user) {
        return memberships.create(
                new RoomMembership(conversation.id(), user, clock.instant(), conversation.latestSeq()));
    }

    /// Takes the viewer out of a group, for whom it does not exist any more until somebody opens it again. What was
    /// said stays, for the others.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer is in it, `CONFLICT` for a direct one
    void leave(Viewer viewer, ConversationId id) {
        var user = viewer.userId();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var conversation = get(viewer, id);
            if (conversation.type() == ConversationType.DIRECT) {
                throw ApiException.conflict("Nobody can leave a direct conversation.");
            }
            var without = conversation.withVersion(conversation.version() + 1);
            var told = List.of(announcements.left(without, user, without.version()));
            try {
                outbox.commit(List.of(memberships.delete(id, user), conversations.changeMembers(conversation)), told);
            } catch (ConditionFailed e) {
                if (e.index() == 0) {
                    throw ApiException.notFound("conversation");
                }
                continue;
            }
            access.changed(id, user);
            outbox.publish(told);
            return;
        }
        throw ApiException.unavailable("conversations");
    }
}
