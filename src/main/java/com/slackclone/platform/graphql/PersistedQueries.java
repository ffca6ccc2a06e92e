package com.slackclone.platform.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.ErrorCode;
import graphql.ExecutionInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Documents that clients name by the SHA-256 of their text, in `extensions.persistedQuery.sha256Hash`.
///
/// A client sends the name alone. If the node does not know it, the answer is an error whose message is
/// `PersistedQueryNotFound`, and the client sends name and text; from then on the name will do, until the node
/// forgets it. Where the server has a list of trusted documents, no other is run, named or not.
final class PersistedQueries {

    private static final String EXTENSION = "persistedQuery";
    private static final String FIELD = "extensions.persistedQuery.sha256Hash";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Map<String, String> trusted;
    private final Cache<String, String> seen;

    /// @param trusted texts by their hashes; empty where any document may be run
    /// @param characters how much text is kept
    PersistedQueries(Map<String, String> trusted, long characters) {
        trusted.forEach(PersistedQueries::requireHash);
        this.trusted = Map.copyOf(trusted);
        this.seen = Caffeine.newBuilder()
                .maximumWeight(characters)
                .<String, String>weigher((hash, text) -> hash.length() + text.length())
                .build();
    }

    /// The text of the document that is asked for.
    ///
    /// @throws ApiException `NOT_FOUND` for a name that is not known, `BAD_USER_INPUT` for one that is not that
    /// of the
    ///     text beside it, `FORBIDDEN` for a document that is not trusted
    String textOf(ExecutionInput input) {
        var hash = hash(input);
        var isNamed = input.getQuery().equals(ExecutionInput.PERSISTED_QUERY_MARKER);
        if (isNamed) {
            return hash.flatMap(this::find).orElseThrow(PersistedQueries::notFound);
        }
        if (hash.isPresent() && !hash.get().equals(sha256(input.getQuery()))) {
            throw ApiException.badInput(FIELD, "MISMATCH", "This is not the SHA-256 of the query.");
        }
        if (!trusted.isEmpty() && !trusted.containsKey(sha256(input.getQuery()))) {
            throw ApiException.forbidden("This server runs registered documents only.");
        }
        return input.getQuery();
    }

    /// Notes a document that was found valid, if the client has named it.
    void keep(ExecutionInput input, String text) {
        if (trusted.isEmpty()) {
            hash(input).ifPresent(hash -> seen.put(hash, text));
        }
    }

    private Optional<String> find(String hash) {
        return Optional.ofNullable(trusted.isEmpty() ? seen.getIfPresent(hash) : trusted.get(hash));
    }

    private static Optional<String> hash(ExecutionInput input) {
        if (!(input.getExtensions().get(EXTENSION) instanceof Map<?, ?> extension)) {
            return Optional.empty();
        }
        if (extension.get("sha256Hash") instanceof String hash
                && HASH.matcher(hash).matches()) {
            return Optional.of(hash);
        }
        throw ApiException.badInput(FIELD, "MALFORMED", "A SHA-256 has 64 lower case hexadecimal digits.");
    }

    /// The message is that which clients of this protocol know.
    private static ApiException notFound() {
        return ApiException.of(ErrorCode.NOT_FOUND, "PersistedQueryNotFound");
    }

    private static void requireHash(String hash, String text) {
        if (!hash.equals(sha256(text))) {
            throw new IllegalArgumentException("A trusted document has the wrong SHA-256: " + hash);
        }
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
