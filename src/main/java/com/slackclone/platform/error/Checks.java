package com.slackclone.platform.error;

import java.util.ArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Checks of the fields of one input. Each is done though others fail, so that whoever sent the input is told all
/// that is wrong with it at once: an error for each wrong field.
public final class Checks {

    private Checks() {}

    /// @param checks one for each field; what they return is dropped
    /// @throws ApiException the first refusal, with those behind it
    public static void all(Runnable... checks) {
        var refusals = new ArrayList<ApiException>();
        for (var check : checks) {
            try {
                check.run();
            } catch (ApiException refusal) {
                refusals.add(refusal);
            }
        }
        if (!refusals.isEmpty()) {
            throw refusals.getFirst().and(refusals.subList(1, refusals.size()));
        }
    }

    /// A check of what may be left out.
    public static <T> Runnable given(@Nullable T value, Consumer<T> check) {
        return () -> {
            if (value != null) {
                check.accept(value);
            }
        };
    }
}
