package com.slackclone.notification;

/// Why somebody is notified. Where a message is a reason in several ways, the first of them counts.
enum NotificationType {
    MENTION,
    DM,
    THREAD,
    CHANNEL,
    REACTION,
    FILE,
    INVITE
}
