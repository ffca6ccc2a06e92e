package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.NodeLoader;
import graphql.GraphQLContext;
import org.springframework.stereotype.Component;

/// Only their owner knows of sessions.
@Component
class SessionNodes implements NodeLoader {

    private final Sessions sessions;

    SessionNodes(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String prefix() {
        return SessionId.PREFIX;
    }

    @Override
    public Object load(String id, GraphQLContext context) {
        var session = SessionId.parse(id);
        return sessions.of(Viewer.of(context).userId()).stream()
                .filter(own -> own.id().equals(session))
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("session"));
    }
}
