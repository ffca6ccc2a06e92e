package com.slackclone.workspace;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The handles of the members of a workspace, in the WorkspaceMemberships table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | claim of a handle | `WORKSPACE#{id}` | `HANDLE#{handle}` | whose a handle is; that it is one person's |
/// | handle of a person | `WORKSPACE#{id}` | `NAMED#{user}` | which handle a person has; that it is one |
@Component
class HandleTable {

    /// A handle in a workspace.
    record Claim(WorkspaceId workspace, String handle) {

        Key key() {
            return new Key(workspace.key(), "HANDLE#" + handle);
        }
    }

    private final Dynamo dynamo;

    HandleTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// Those that are somebody's. One call for each 100.
    Map<Claim, UserId> owners(Collection<Claim> claims) {
        var items = dynamo.get(
                Table.WORKSPACE_MEMBERSHIPS, claims.stream().map(Claim::key).toList());
        var owners = new HashMap<Claim, UserId>();
        for (var claim : claims) {
            Optional.ofNullable(items.get(claim.key()))
                    .ifPresent(item -> owners.put(claim, UserId.ofKey(item.string("user_id"))));
        }
        return owners;
    }

    Optional<String> ofMember(WorkspaceId workspace, UserId user) {
        return dynamo.get(Table.WORKSPACE_MEMBERSHIPS, key(workspace, user)).map(item -> item.string("handle"));
    }

    /// By the members' memberships. One call for each 100.
    Map<Membership, String> ofMembers(Collection<Membership> members) {
        var keys = members.stream()
                .map(member -> key(member.workspaceId(), member.userId()))
                .toList();
        var items = dynamo.get(Table.WORKSPACE_MEMBERSHIPS, keys);
        var handles = new HashMap<Membership, String>();
        for (var member : members) {
            Optional.ofNullable(items.get(key(member.workspaceId(), member.userId())))
                    .ifPresent(item -> handles.put(member, item.string("handle")));
        }
        return handles;
    }

    Write claim(Claim claim, UserId user) {
        var item = Item.at(claim.key()).with("user_id", user.key());
        return dynamo.put(Table.WORKSPACE_MEMBERSHIPS, item).ifAbsent();
    }

    Write assign(Claim claim, UserId user) {
        var item = Item.at(key(claim.workspace(), user)).with("handle", claim.handle());
        return dynamo.put(Table.WORKSPACE_MEMBERSHIPS, item).ifAbsent();
    }

    /// Shows another handle for the person, which says nothing of them. The claim of theirs stays.
    void forget(WorkspaceId workspace, UserId user) {
        var uuid = user.uuid().toString();
        var handle = "deleted-" + uuid.substring(uuid.lastIndexOf('-') + 1);
        try {
            dynamo.update(Table.WORKSPACE_MEMBERSHIPS, key(workspace, user))
                    .set("handle", handle)
                    .ifPresent()
                    .run();
        } catch (ConditionFailed e) {
            // They have none.
        }
    }

    private static Key key(WorkspaceId workspace, UserId user) {
        return new Key(workspace.key(), "NAMED#" + user.uuid());
    }
}
