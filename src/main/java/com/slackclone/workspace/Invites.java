package com.slackclone.workspace;

import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Invitations: sent by admins to e-mail addresses, good for one person, once, for seven days.
@Component
class Invites {

    static final int MAX_EMAILS = 50;
    private static final Duration VALID = Duration.ofDays(7);

    private final InviteTable invites;
    private final MembershipTable memberships;
    private final ObjectProvider<WorkspaceParts> parts;
    private final Clock clock;

    Invites(InviteTable invites, MembershipTable memberships, ObjectProvider<WorkspaceParts> parts, Clock clock) {
        this.invites = invites;
        this.memberships = memberships;
        this.parts = parts;
        this.clock = clock;
    }

    /// An invitation that was made, and the token that only its mail may carry.
    record Issued(Invite invite, InviteToken token) {}

    /// Makes an invitation for each address; all of them or none. An address that was invited before gets another
    /// one.
    ///
    /// The caller has checked that the viewer is an admin.
    List<Issued> issue(Viewer admin, WorkspaceId workspace, List<String> emails) {
        var addresses = new LinkedHashSet<>(emails);
        if (addresses.isEmpty() || addresses.size() > MAX_EMAILS) {
            throw ApiException.badInput("input.emails", "OUT_OF_RANGE", "1 to " + MAX_EMAILS + " addresses at a time.")
                    .with("limit", MAX_EMAILS)
                    .with("actual", addresses.size());
        }
        var issued =
                addresses.stream().map(email -> issue(admin, workspace, email)).toList();
        Transaction.run(issued.stream()
                .map(one -> invites.create(one.invite(), one.token()))
                .toList());
        return issued;
    }

    private Issued issue(Viewer admin, WorkspaceId workspace, String email) {
        var now = clock.instant();
        var id = InviteId.next(workspace);
        return new Issued(new Invite(id, email, admin.userId(), now, now.plus(VALID), null), InviteToken.next(id));
    }

    /// Lets the viewer in.
    ///
    /// @param email the viewer's own, to which the invitation is bound
    /// @throws ApiException `NOT_FOUND` for a token that is not genuine, not for this address, used or expired;
    ///     `CONFLICT` for somebody who is or was a member
    Membership accept(Viewer viewer, String email, String token) {
        var now = clock.instant();
        var invite = open(token);
        if (!invite.email().equals(email)) {
            throw ApiException.notFound("invite");
        }
        var membership = new Membership(invite.workspaceId(), viewer.userId(), Role.MEMBER, true, now);
        var writes = new ArrayList<Write>();
        writes.add(memberships.create(membership));
        writes.add(invites.accept(invite, now));
        parts.orderedStream().forEach(part -> writes.addAll(part.toJoin(membership)));
        try {
            Transaction.run(writes);
            return membership;
        } catch (ConditionFailed e) {
            throw switch (e.index()) {
                case 0 -> ApiException.conflict("You are a member of this workspace already.");
                case 1 -> ApiException.notFound("invite");
                default -> e;
            };
        }
    }

    /// The invitation of a token, if it can still be accepted.
    Invite open(String token) {
        return invites.find(InviteToken.parse(token))
                .filter(invite -> invite.isOpen(clock.instant()))
                .orElseThrow(() -> ApiException.notFound("invite"));
    }

    /// The caller has checked that the viewer is an admin.
    List<Invite> page(WorkspaceId workspace, PageRequest page) {
        return invites.invites(workspace, page);
    }
}
