package com.slackclone.platform.graphql;

import graphql.GraphQLContext;

/// Finds the objects of one type by their global ids, for `node` and `nodes`.
public interface NodeLoader {

    /// What the global ids of the type start with.
    String prefix();

    /// @param context of the request, which tells the viewer
    /// @throws com.slackclone.platform.error.ApiException `NOT_FOUND` unless the viewer may see it
    Object load(String id, GraphQLContext context);
}
