package com.slackclone.account;

import com.slackclone.realtime.Event;

/// A person's profile or status has changed. It names the version and does not carry the person, whose address is
/// nobody else's business: who shows the event reads the person as of this version or later.
public record UserUpdated(UserId userId, long version) implements Event {}
