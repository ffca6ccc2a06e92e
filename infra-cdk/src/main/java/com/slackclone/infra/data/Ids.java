package com.slackclone.infra.data;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Construct ids. They become logical ids: changing one replaces the resource, with all its data.
final class Ids {

    private Ids() {}

    /// `file-events` becomes `FileEvents`.
    static String camel(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
