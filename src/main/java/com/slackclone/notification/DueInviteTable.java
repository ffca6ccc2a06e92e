package com.slackclone.notification;

import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.workspace.Invite;
import com.slackclone.workspace.InviteId;
import com.slackclone.workspace.InviteParts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Invitations of which people are to be told, in the Notifications table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | due invites | `DUE-INVITE` | `{timestamp}#{the first of them}` | what is to be told, the oldest first |
///
/// They are written with the invitations and taken away when those concerned have been told.
@Component
class DueInviteTable implements InviteParts {

    private static final String PARTITION = "DUE-INVITE";
    private static final Duration KEPT = Duration.ofDays(7);

    private final Dynamo dynamo;

    DueInviteTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Those that were sent together.
    record DueInvites(List<InviteId> invites, Instant sentAt, Key key) {}

    @Override
    public Write toInvite(List<Invite> invites) {
        var first = invites.getFirst();
        var key = new Key(PARTITION, Instants.text(first.createdAt()) + "#" + first.id());
        var item = Item.at(key)
                .with("invites", invites.stream().map(one -> one.id().global()).collect(Collectors.toSet()))
                .expiringAt(first.createdAt().plus(KEPT));
        return dynamo.put(Table.NOTIFICATIONS, item);
    }

    List<DueInvites> first(int limit) {
        return dynamo
                .query(Query.of(Table.NOTIFICATIONS, Index.PRIMARY, PARTITION, "2")
                        .atMost(limit))
                .stream()
                .map(item -> new DueInvites(
                        item.texts("invites").stream().map(InviteId::parse).toList(),
                        Instant.parse(
                                item.key().sk().substring(0, item.key().sk().indexOf('#'))),
                        item.key()))
                .toList();
    }

    Write delete(DueInvites due) {
        return dynamo.delete(Table.NOTIFICATIONS, due.key());
    }
}
