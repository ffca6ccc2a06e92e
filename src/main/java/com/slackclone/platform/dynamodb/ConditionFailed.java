package com.slackclone.platform.dynamodb;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conditional write that was refused; nothing changed. Expected, so it carries no stack trace.
public final class ConditionFailed extends RuntimeException {

    private final int index;
    private final transient @Nullable Item current;

    ConditionFailed(int index, @Nullable Item current) {
        super("The condition of write " + index + " failed", null, false, false);
        this.index = index;
        this.current = current;
    }

    /// Which of a transaction's writes, from 0. If several were refused, the first of them.
    public int index() {
        return index;
    }

    /// The item as it stood when the write was refused; empty where there was none.
    public Optional<Item> current() {
        return Optional.ofNullable(current);
    }
}
