package com.slackclone.workspace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.text.Handle;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The handles by which people are mentioned in a workspace: `@ada`. Each member has one, and nobody else has it
/// there. It is made of the name that they have when they come, and stays: what was written goes on to mean them.
///
/// The first of these that is free: the first word of the name, the whole name, the whole name with a number.
@Component
@Order(0)
public class Handles implements WorkspaceParts {

    private static final Set<String> RESERVED = Set.of("channel", "here", "everyone");
    private static final String NAMELESS = "member";
    private static final int NUMBERS = 20;
    private static final int ATTEMPTS = 5;
    private static final long CACHE_SIZE = 200_000;

    private final HandleTable table;
    private final Users users;
    /// A handle belongs to one person for good, so what is known of it never is stale.
    private final Cache<HandleTable.Claim, UserId> owners =
            Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();

    Handles(HandleTable table, Users users) {
        this.table = table;
        this.users = users;
    }

    /// Whose the handles are; those that are nobody's are absent. One call of DynamoDB for each 100, none for
    /// those
    /// that this node knows. Who has one need not be a member any more.
    ///
    /// @param handles in their [one form][Handle#normalize]
    public Map<String, UserId> find(WorkspaceId workspace, Collection<String> handles) {
        var wanted = handles.stream()
                .map(handle -> new HandleTable.Claim(workspace, handle))
                .toList();
        var found = new HashMap<>(owners.getAllPresent(wanted));
        var missing = wanted.stream().filter(claim -> !found.containsKey(claim)).toList();
        if (!missing.isEmpty()) {
            var read = table.owners(missing);
            owners.putAll(read);
            found.putAll(read);
        }
        var byHandle = new HashMap<String, UserId>();
        found.forEach((claim, owner) -> byHandle.put(claim.handle(), owner));
        return byHandle;
    }

    @Override
    public List<Write> toCreate(Workspace workspace) {
        claim(workspace.id(), workspace.ownerId());
        return List.of();
    }

    /// The handle is claimed ahead of the membership: where two come at once, one of them has to look for another.
    /// Without a membership it means nobody, and waits for the next attempt to join.
    @Override
    public List<Write> toJoin(Membership member) {
        claim(member.workspaceId(), member.userId());
        return List.of();
    }

    private void claim(WorkspaceId workspace, UserId user) {
        var name = users.find(user).map(User::displayName).orElse(NAMELESS);
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (table.ofMember(workspace, user).isPresent() || tryClaim(workspace, user, name)) {
                return;
            }
        }
        tryClaim(workspace, user, user.uuid().toString());
    }

    private boolean tryClaim(WorkspaceId workspace, UserId user, String name) {
        var wanted = candidates(name).stream()
                .map(handle -> new HandleTable.Claim(workspace, handle))
                .toList();
        var taken = table.owners(wanted).keySet();
        var free = wanted.stream().filter(claim -> !taken.contains(claim)).findFirst();
        return free.isPresent() && tryClaim(free.get(), user);
    }

    private boolean tryClaim(HandleTable.Claim claim, UserId user) {
        try {
            Transaction.run(table.claim(claim, user), table.assign(claim, user));
            return true;
        } catch (ConditionFailed e) {
            return false;
        }
    }

    /// Those that somebody with this name may get, the best first.
    static List<String> candidates(String name) {
        var whole = Handle.normalize(name);
        var base = whole.isEmpty() || RESERVED.contains(whole) ? NAMELESS : whole;
        var candidates = new LinkedHashSet<String>();
        var first = base.substring(0, base.indexOf('.') < 0 ? base.length() : base.indexOf('.'));
        if (!RESERVED.contains(first)) {
            candidates.add(first);
        }
        candidates.add(base);
        for (var number = 2; number <= NUMBERS; number++) {
            candidates.add(base + number);
        }
        return List.copyOf(candidates);
    }
}
