package com.slackclone.platform.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A Lua script, read from beside the class that runs it.
public record RedisScript(String source, String digest) {

    /// @param name the file's name, for example `append.lua`
    public static RedisScript of(Class<?> owner, String name) {
        try (var stream = owner.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("No script " + name + " beside " + owner.getName());
            }
            var source = stream.readAllBytes();
            return new RedisScript(new String(source, StandardCharsets.UTF_8), sha1(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
