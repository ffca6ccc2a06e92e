package com.slackclone.workspace;

import com.slackclone.account.Viewer;
import com.slackclone.platform.graphql.NodeLoader;
import graphql.GraphQLContext;
import org.springframework.stereotype.Component;

@Component
class WorkspaceNodes implements NodeLoader {

    private final Workspaces workspaces;
    private final Members members;

    WorkspaceNodes(Workspaces workspaces, Members members) {
        this.workspaces = workspaces;
        this.members = members;
    }

    @Override
    public String prefix() {
        return WorkspaceId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        var workspace = WorkspaceId.parse(id);
        members.require(Viewer.of(context), workspace);
        return workspaces.get(workspace);
    }
}
