package com.slackclone.room;

import org.jspecify.annotations.Nullable;

/// What is to be different about a channel; what is null stays as it is.
///
/// @param topic empty to have none
/// @param purpose empty to have none
record ChannelChange(
        @Nullable String name,
        @Nullable String topic,
        @Nullable String purpose) {}
