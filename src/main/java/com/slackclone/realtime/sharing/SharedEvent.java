package com.slackclone.realtime.sharing;

/// In the context of an execution for a group: the event that it is of.
record SharedEvent(Object event) {}
