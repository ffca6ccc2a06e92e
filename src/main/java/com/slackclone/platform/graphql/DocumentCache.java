package com.slackclone.platform.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.error.ApiException;
import graphql.ExecutionInput;
import graphql.execution.AbortExecutionException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Keeps documents parsed and validated, by their text; those that are refused too. Requests with a new text at
/// the same time wait for one of them to do the work. An execution that has a document in its context needs none.
final class DocumentCache implements PreparsedDocumentProvider {

    /// What an entry costs beside its text, in characters.
    private static final int OVERHEAD = 200;

    private final Cache<String, PreparsedDocumentEntry> documents;
    private final GraphQlLimits limits;
    private final PersistedQueries persisted;

    DocumentCache(GraphQlLimits limits, PersistedQueries persisted) {
        this.limits = limits;
        this.persisted = persisted;
        this.documents = Caffeine.newBuilder()
                .maximumWeight(limits.cachedCharacters())
                .<String, PreparsedDocumentEntry>weigher((text, _) -> text.length() + OVERHEAD)
                .build();
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        Document known = input.getGraphQLContext().get(Document.class);
        if (known != null) {
            return CompletableFuture.completedFuture(new PreparsedDocumentEntry(known));
        }
        try {
            return CompletableFuture.completedFuture(document(input, parseAndValidate));
        } catch (ApiException refusal) {
            return CompletableFuture.completedFuture(new PreparsedDocumentEntry(ApiError.of(refusal)));
        }
    }

    private PreparsedDocumentEntry document(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        var text = persisted.textOf(input);
        var entry = documents.get(text, _ -> prepare(input.transform(with -> with.query(text)), parseAndValidate));
        if (entry.getDocument() != null) {
            persisted.keep(input, text);
            input.getGraphQLContext().put(Document.class, entry.getDocument());
        }
        return entry;
    }

    private PreparsedDocumentEntry prepare(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        try {
            var entry = parseAndValidate.apply(input);
            // The document of a failure is of no use, and its errors may be many.
            return entry.hasErrors()
                    ? new PreparsedDocumentEntry(
                            entry.getErrors().stream().limit(limits.errors()).toList())
                    : entry;
        } catch (AbortExecutionException refusal) {
            return new PreparsedDocumentEntry(refusal.getUnderlyingErrors());
        }
    }
}
