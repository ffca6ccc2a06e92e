package com.slackclone.realtime;

/// An application event: a worker has published what the node that wrote it had not. That node may have died before
/// it told the others what they must forget, so who changes such things listens to this, and tells them.
public record Relayed(Event event) {}
