package com.slackclone.faults.history;

import java.util.List;
import java.util.Map;

/// The room as it is when all is over.
///
/// @param messages in the order of the pages
/// @param read where each writer's read marker stands
public record ReadBack(List<Shown> messages, Map<String, Long> read) {

    public ReadBack {
        messages = List.copyOf(messages);
        read = Map.copyOf(read);
    }
}
