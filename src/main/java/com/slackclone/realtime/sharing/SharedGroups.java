package com.slackclone.realtime.sharing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The groups of this node, as long as they have subscribers.
@Component
public class SharedGroups {

    private final Map<SharedGroup.Key, SharedGroup> groups = new ConcurrentHashMap<>();

    SharedGroup join(SharedStream stream) {
        return groups.compute(stream.key(), (_, known) -> (known == null ? stream.group() : known).join());
    }

    void leave(SharedGroup group) {
        groups.computeIfPresent(group.key(), (_, known) -> known.leave() ? null : known);
    }

    public int count() {
        return groups.size();
    }
}
