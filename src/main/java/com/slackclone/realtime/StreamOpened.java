package com.slackclone.realtime;

/// The first event of a stream, and again whenever the stream can no longer say that nothing was missed.
///
/// @param resumed whether every event since the client's cursor follows; if not, the client fetches what it shows
///     anew
public record StreamOpened(boolean resumed) implements Event {}
