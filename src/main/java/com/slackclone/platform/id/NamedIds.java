package com.slackclone.platform.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// UUIDs of version 5: the same name in the same namespace always gives the same one.
public final class NamedIds {

    private NamedIds() {}

    public static UUID of(UUID namespace, String name) {
        return UuidCreator.getNameBasedSha1(namespace, name);
    }
}
