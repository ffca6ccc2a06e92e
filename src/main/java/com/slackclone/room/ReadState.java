package com.slackclone.room;

import java.util.Optional;

/// How far somebody has read in a room; those who are not in it have nothing to read there.
record ReadState(boolean isMember, long lastReadSeq, MentionSeqs mentions) {

    static ReadState of(Optional<RoomMembership> membership) {
        return new ReadState(
                membership.isPresent(),
                membership.map(RoomMembership::lastReadSeq).orElse(0L),
                membership.map(RoomMembership::mentions).orElse(MentionSeqs.NONE));
    }

    long unreadMentions(Room room) {
        return isMember ? mentions.countBehind(lastReadSeq, room.mentionsOfAll()) : 0;
    }

    long unread(Room room) {
        return isMember ? Math.max(0, room.latestSeq() - lastReadSeq) : 0;
    }
}
