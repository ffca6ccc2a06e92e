package com.slackclone.notification;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// How a notification reads now to the person whose it is.
///
/// @param link what it is about; null where the person may not see that any more
record Shown(
        String title,
        @Nullable String subtitle,
        @Nullable Object link,
        @Nullable URI avatarUrl) {

    /// What it was about is gone, or no longer for the person to see.
    static final Shown HIDDEN = new Shown("This is not available any more", null, null, null);
}
