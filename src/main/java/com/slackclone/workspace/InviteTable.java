package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Invitations, in the Workspaces table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | invite | `WORKSPACE#{id}` | `INVITE#{id}` | one by the id in its token; those of a workspace, by age |
@Component
class InviteTable {

    /// How long an invitation that has run out stays for the admins to see.
    private static final Duration KEPT = Duration.ofDays(30);

    private final Dynamo dynamo;

    InviteTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Write create(Invite invite, InviteToken token) {
        var item = Item.at(key(invite.id()))
                .with("email", invite.email())
                .with("invited_by", invite.invitedById().key())
                .with("token_hash", token.hash())
                .with("created_at", invite.createdAt())
                .with("closes_at", invite.expiresAt())
                .expiringAt(invite.expiresAt().plus(KEPT));
        return dynamo.put(Table.WORKSPACES, item).ifAbsent();
    }

    Optional<Invite> find(InviteId id) {
        return dynamo.get(Table.WORKSPACES, key(id)).map(InviteTable::invite);
    }

    /// The invitation that the token is for; empty unless the token is genuine.
    Optional<Invite> find(InviteToken token) {
        return dynamo.get(Table.WORKSPACES, key(token.invite()))
                .filter(item -> token.matches(item.string("token_hash")))
                .map(InviteTable::invite);
    }

    Write accept(Invite invite, Instant now) {
        return dynamo.update(Table.WORKSPACES, key(invite.id()))
                .set("accepted_at", now)
                .ifPresent()
                .ifMissing("accepted_at")
                .ifMissing("revoked_at");
    }

    Write revoke(InviteId id, Instant now) {
        return dynamo.update(Table.WORKSPACES, key(id))
                .set("revoked_at", now)
                .ifPresent()
                .ifMissing("accepted_at")
                .ifMissing("revoked_at");
    }

    List<Invite> invites(WorkspaceId workspace, PageRequest page) {
        var query = Query.of(Table.WORKSPACES, Index.PRIMARY, workspace.key(), "INVITE#")
                .behind(page.start(InviteId::parse, id -> id.workspace().equals(workspace))
                        .map(InviteId::sortKey)
                        .orElse(null))
                .atMost(page.sizeToRead());
        return dynamo.query(page.isBackwards() ? query.reversed() : query).stream()
                .map(InviteTable::invite)
                .toList();
    }

    private static Key key(InviteId id) {
        return new Key(id.workspace().key(), id.sortKey());
    }

    private static Invite invite(Item item) {
        var workspace = WorkspaceId.ofKey(item.string("PK"));
        var uuid = UUID.fromString(item.string("SK").substring("INVITE#".length()));
        return new Invite(
                new InviteId(workspace, uuid),
                item.string("email"),
                UserId.ofKey(item.string("invited_by")),
                item.instant("created_at"),
                item.instant("closes_at"),
                item.optionalInstant("accepted_at").orElse(null),
                item.optionalInstant("revoked_at").orElse(null));
    }
}
