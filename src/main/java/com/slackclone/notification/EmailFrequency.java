package com.slackclone.notification;

/// When somebody gets mail about what they have missed.
enum EmailFrequency {
    IMMEDIATELY,
    HOURLY,
    DAILY,
    NEVER
}
