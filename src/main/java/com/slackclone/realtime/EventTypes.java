package com.slackclone.realtime;

import java.util.List;

/// The events that a feature publishes. Each feature has one bean of this type.
public record EventTypes(List<Class<? extends Event>> types) {}
