package com.slackclone.realtime.sharing;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All subscribers of this node that see each event alike: the same operation of the same document, with the same
/// variables.
final class SharedGroup {

    /// @param operation compared by identity: documents that are the same are parsed once
    /// @param variables those that decide what an event looks like
    record Key(OperationDefinition operation, Map<String, Object> variables) {}

    private final Key key;
    private final Document document;
    private final Map<String, @Nullable Object> variables;
    private int members;

    /// Subscribers get the same event one right after the other.
    private volatile @Nullable Rendering last;

    /// @param variables of the one who came first
    SharedGroup(Key key, Document document, Map<String, Object> variables) {
        this.key = key;
        this.document = document;
        this.variables = new HashMap<>(variables);
    }

    Key key() {
        return key;
    }

    /// To be called one after the other.
    SharedGroup join() {
        members++;
        return this;
    }

    /// To be called one after the other.
    ///
    /// @return whether nobody is left
    boolean leave() {
        members--;
        return members == 0;
    }

    Document document() {
        return document;
    }

    @Nullable
    String operationName() {
        return key.operation().getName();
    }

    Map<String, @Nullable Object> variables() {
        return variables;
    }

    /// What the group has got last.
    @Nullable
    Rendering last() {
        return last;
    }

    void got(Rendering rendering) {
        last = rendering;
    }
}
