package com.slackclone.workspace;

import com.slackclone.account.AccountTies;
import com.slackclone.account.Viewer;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.Announcement;
import com.slackclone.realtime.TransactionalOutbox;
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
    private final AuditLog audit;
    private final ObjectProvider<InviteParts> inviteParts;
    private final WorkspaceAnnouncements announcements;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    Invites(
            InviteTable invites,
            MembershipTable memberships,
            ObjectProvider<WorkspaceParts> parts,
            AuditLog audit,
            ObjectProvider<InviteParts> inviteParts,
            WorkspaceAnnouncements announcements,
            TransactionalOutbox outbox,
            Clock clock) {
        this.invites = invites;
        this.memberships = memberships;
        this.parts = parts;
        this.audit = audit;
        this.inviteParts = inviteParts;
        this.announcements = announcements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// An invitation that was made, and the token that only its mail may carry.
    record Issued(Invite invite, InviteToken token) {}

    /// An invitation that was accepted, and what is to be told of it.
    record Accepted(Membership member, List<Announcement> told) {}

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
        var details = addresses.stream()
                .map(email -> new AuditDetail("email", null, email))
                .toList();
        var writes = new ArrayList<Write>(List.of(
                memberships.requireAdmin(workspace, admin.userId()),
                audit.entry(workspace, AuditAction.MEMBERS_INVITED, admin.userId(), null, details)));
        issued.forEach(one -> writes.add(invites.create(one.invite(), one.token())));
        var made = issued.stream().map(Issued::invite).toList();
        inviteParts.orderedStream().forEach(part -> writes.add(part.toInvite(made)));
        run(writes);
        return issued;
    }

    /// @throws ApiException `FORBIDDEN` where the first of the writes is refused: the admin is none any more
    private static void run(List<Write> writes) {
        try {
            Transaction.run(writes);
        } catch (ConditionFailed e) {
            throw e.index() == 0 ? Members.onlyAdmins() : e;
        }
    }

    private Issued issue(Viewer admin, WorkspaceId workspace, String email) {
        var now = clock.instant();
        var id = InviteId.next(workspace);
        var invite = new Invite(id, email, admin.userId(), now, now.plus(VALID), null, null);
        return new Issued(invite, InviteToken.next(id));
    }

    /// Lets the viewer in, or in again where they have left.
    ///
    /// @param email the viewer's own, to which the invitation is bound
    /// @throws ApiException `NOT_FOUND` for a token that is not genuine, not for this address, used, taken back or
    ///     expired; `CONFLICT` for somebody who is a member, or was deactivated
    Accepted accept(Viewer viewer, String email, String token) {
        var now = clock.instant();
        var invite = open(token);
        if (!invite.email().equals(email)) {
            throw ApiException.notFound("invite");
        }
        var workspace = invite.workspaceId();
        var before = memberships.find(workspace, viewer.userId());
        if (before.isPresent() && !before.get().hasLeft()) {
            throw isMember();
        }
        var member = before.map(left -> left.back(now))
                .orElseGet(() -> Membership.of(workspace, viewer.userId(), Role.MEMBER, now));
        var writes = new ArrayList<Write>(List.of(
                before.isPresent() ? memberships.update(member) : memberships.create(member),
                invites.accept(invite, now),
                audit.entry(workspace, AuditAction.MEMBER_JOINED, viewer.userId(), null, List.of())));
        parts.orderedStream()
                .forEach(part -> writes.addAll(before.isEmpty() ? part.toJoin(member) : part.toReturn(member)));
        var told = List.of(announcements.joined(member));
        try {
            outbox.commit(writes, told);
            return new Accepted(member, told);
        } catch (ConditionFailed e) {
            throw switch (e.index()) {
                case 0 -> isMember();
                case 1 -> ApiException.notFound("invite");
                default -> AccountTies.isDeleted(e) ? ApiException.unauthenticated() : e;
            };
        }
    }

    private static ApiException isMember() {
        return ApiException.conflict("You are a member of this workspace already.");
    }

    /// Takes an invitation back.
    ///
    /// @throws ApiException `NOT_FOUND`; `CONFLICT` for one that was accepted or taken back before; `FORBIDDEN`
    ///     for one who is no admin any more
    Invite revoke(Viewer admin, InviteId id) {
        var now = clock.instant();
        var invite = invites.find(id).orElseThrow(() -> ApiException.notFound("invite"));
        var workspace = id.workspace();
        var details = List.of(new AuditDetail("email", invite.email(), null));
        try {
            run(List.of(
                    memberships.requireAdmin(workspace, admin.userId()),
                    invites.revoke(id, now),
                    audit.entry(workspace, AuditAction.INVITE_REVOKED, admin.userId(), null, details)));
        } catch (ConditionFailed e) {
            throw ApiException.conflict("The invitation was accepted, or taken back before.");
        }
        return invite.revoked(now);
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
