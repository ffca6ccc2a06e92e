package com.slackclone.realtime.transport;

/// How much of something may wait for one reader. One message more is taken when none waits, however large it is.
/// Belongs to one thread at a time.
final class Budget {

    private final NodeQueue node;
    private final int limit;
    private int used;

    Budget(int limit, NodeQueue node) {
        this.limit = limit;
        this.node = node;
    }

    boolean take(int size) {
        if (used > 0 && (used + size > limit || node.isFull())) {
            return false;
        }
        used += size;
        node.add(size);
        return true;
    }

    void giveBack(int size) {
        used -= size;
        node.remove(size);
    }

    void giveAllBack() {
        giveBack(used);
    }

    boolean isHalfEmpty() {
        return used < limit / 2;
    }
}
