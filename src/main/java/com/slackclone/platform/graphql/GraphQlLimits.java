package com.slackclone.platform.graphql;

import com.slackclone.platform.redis.RateLimit;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.validation.annotation.Validated;

/// What a document may ask for. Whatever is over a limit is refused before any of it runs.
///
/// @param characters of the document's text
/// @param tokens of the document, without white space and comments
/// @param depth of fields in fields
/// @param introspectionDepth the same for an operation that asks for nothing but the schema
/// @param aliases in the whole document
/// @param mutationFields at the root of a mutation
/// @param cost of an operation, see [OperationCost]
/// @param budget how much cost one person may spend on this node, `300000/1m` for example; those who are not signed in
///     share that of their network. No less than `cost`
/// @param errors in an answer to a document that is not valid
/// @param introspection whether the schema may be asked for
/// @param cachedCharacters how many characters of documents are kept parsed
/// @param trustedDocuments a JSON object of documents by their SHA-256; with it no other document is run
@Validated
@ConfigurationProperties("slack-clone.graphql")
record GraphQlLimits(
        @DefaultValue("262144") @Min(1_000) int characters,
        @DefaultValue("4000") @Min(100) int tokens,
        @DefaultValue("12") @Min(1) @Max(100) int depth,
        @DefaultValue("20") @Min(1) @Max(100) int introspectionDepth,
        @DefaultValue("30") @Min(0) int aliases,
        @DefaultValue("5") @Min(1) int mutationFields,
        @DefaultValue("10000") @Min(1) int cost,
        @DefaultValue("300000/1m") RateLimit budget,
        @DefaultValue("10") @Min(1) int errors,
        @DefaultValue("false") boolean introspection,
        @DefaultValue("1000000") @Min(0) int cachedCharacters,
        @Nullable Resource trustedDocuments) {}
