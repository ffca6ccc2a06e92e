package com.slackclone.pipeline;

/// Something that a [ChangeHandler] needs is away for now.
public final class TryLater extends RuntimeException {

    public TryLater(Throwable cause) {
        super(cause);
    }
}
