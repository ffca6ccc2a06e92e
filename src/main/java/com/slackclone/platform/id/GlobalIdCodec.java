package com.slackclone.platform.id;

import com.slackclone.platform.error.ApiException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// Writes and reads global ids: a prefix that names the type, then the UUIDs of its place in base64url.
///
/// Only the canonical form is read: a given object has exactly one id, so ids can be compared as text, and
/// nothing that is not a UUID ever reaches a key.
public final class GlobalIdCodec {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final int UUID_BYTES = 16;

    private GlobalIdCodec() {}

    public static String encode(String prefix, UUID... parts) {
        var bytes = ByteBuffer.allocate(parts.length * UUID_BYTES);
        for (var part : parts) {
            bytes.putLong(part.getMostSignificantBits()).putLong(part.getLeastSignificantBits());
        }
        return prefix + ENCODER.encodeToString(bytes.array());
    }

    /// @param kind what the id should name, for the error: `channel`, `user`
    /// @throws ApiException `NOT_FOUND` for anything but the canonical id of `parts` UUIDs with this prefix: an
    ///     id that never was is not told from one that was mistyped
    public static List<UUID> decode(String kind, String prefix, int parts, String id) {
        if (!id.startsWith(prefix)) {
            throw ApiException.notFound(kind);
        }
        var bytes = bytes(kind, id.substring(prefix.length()));
        if (bytes.remaining() != parts * UUID_BYTES) {
            throw ApiException.notFound(kind);
        }
        var uuids = new ArrayList<UUID>(parts);
        for (var i = 0; i < parts; i++) {
            uuids.add(new UUID(bytes.getLong(), bytes.getLong()));
        }
        if (!encode(prefix, uuids.toArray(UUID[]::new)).equals(id)) {
            throw ApiException.notFound(kind);
        }
        return uuids;
    }

    private static ByteBuffer bytes(String kind, String text) {
        try {
            return ByteBuffer.wrap(DECODER.decode(text));
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound(kind);
        }
    }
}
