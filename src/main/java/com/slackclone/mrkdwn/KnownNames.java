package com.slackclone.mrkdwn;

import org.jspecify.annotations.Nullable;

/// Tells what names stand for.
interface KnownNames {

    /// Null for a name that stands for nothing.
    @Nullable
    Mention find(Name name);
}
