package com.slackclone.load.process;

import java.net.URISyntaxException;
import java.nio.file.Path;

/// The files of the checkout that this code was compiled in.
public final class Checkout {

    /// From `src/load/target/classes`.
    private static final Path ROOT =
            codeLocation().resolve("../../../..").toAbsolutePath().normalize();

    private Checkout() {}

    /// @param path from the root of the checkout
    public static Path path(String path) {
        return ROOT.resolve(path);
    }

    private static Path codeLocation() {
        try {
            return Path.of(Checkout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
