package com.slackclone.workspace;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.NodeLoader;
import com.slackclone.platform.graphql.PageRequest;
import graphql.GraphQLContext;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class AuditController implements NodeLoader {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @SchemaMapping
    Connection<AuditEntry> auditLog(
            Workspace workspace, @Argument @Nullable AuditFilter filter, PageRequest page, Viewer viewer) {
        var wanted = filter == null ? AuditFilter.ALL : filter;
        return Connection.page(
                page,
                log.page(viewer, workspace.id(), wanted, page),
                entry -> entry.id().global());
    }

    @SchemaMapping
    CompletableFuture<User> actor(AuditEntry entry, DataLoader<UserId, User> users) {
        return users.load(entry.actorId());
    }

    @SchemaMapping
    @Nullable
    CompletableFuture<User> target(AuditEntry entry, DataLoader<UserId, User> users) {
        return entry.targetId() == null ? null : users.load(entry.targetId());
    }

    @Override
    public String prefix() {
        return AuditEntryId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        return log.get(Viewer.of(context), AuditEntryId.parse(id));
    }
}
