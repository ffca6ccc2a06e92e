package com.slackclone.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;

/// What the log's line on an HTTP request tells beside the obvious. Whoever finds it out notes it here.
///
/// Only ids and names belong here: no address, token, query or text of a person.
public final class RequestLog {

    static final String ATTRIBUTE = RequestLog.class.getName();

    private volatile @Nullable String user;
    private volatile @Nullable String operation;

    /// Of the request that brought the operation; an operation of a socket has a line of its own nowhere, so what
    /// is noted for it is dropped.
    public static RequestLog of(WebGraphQlRequest request) {
        return request.getAttributes().get(ATTRIBUTE) instanceof RequestLog log ? log : new RequestLog();
    }

    /// @param id the global id of the person who is asking
    public void user(String id) {
        user = id;
    }

    void operation(@Nullable String name) {
        operation = name;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String operation() {
        return operation;
    }
}
