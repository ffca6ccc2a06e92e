package com.slackclone.presence;

/// What a person wants to be shown as.
///
/// @param status `ONLINE`: as they are; `AWAY` and `OFFLINE`: so, until they choose again
/// @param message empty for none
record PresenceChoice(PresenceStatus status, String message) {

    static final PresenceChoice NONE = new PresenceChoice(PresenceStatus.ONLINE, "");
}
