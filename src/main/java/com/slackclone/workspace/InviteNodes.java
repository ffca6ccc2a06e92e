package com.slackclone.workspace;

import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.NodeLoader;
import graphql.GraphQLContext;
import org.springframework.stereotype.Component;

/// Only admins know of invitations.
@Component
class InviteNodes implements NodeLoader {

    private final InviteTable invites;
    private final Members members;

    InviteNodes(InviteTable invites, Members members) {
        this.invites = invites;
        this.members = members;
    }

    @Override
    public String prefix() {
        return InviteId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        var invite = InviteId.parse(id);
        if (!members.isAdmin(Viewer.of(context).userId(), invite.workspace())) {
            throw ApiException.notFound("invite");
        }
        return invites.find(invite).orElseThrow(() -> ApiException.notFound("invite"));
    }
}
