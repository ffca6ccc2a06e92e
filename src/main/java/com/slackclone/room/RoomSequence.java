package com.slackclone.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Numbers the messages of a room: from 1, without gaps, in the order in which they are written.
///
/// A message and its number are written in one transaction, on the condition that the room still stands where
/// this node believes it does. Where another node was faster, the refused transaction tells where the room
/// stands, and it is tried
/// again. So there is no number without a message, a retry takes no second number, and the times of a room's
/// messages grow with their numbers even if the clocks of two nodes differ.
@Component
public class RoomSequence {

    private static final int ATTEMPTS = 20;
    private static final int LOCKS = 1024;
    private static final long CACHE_SIZE = 100_000;

    /// The next place in a room.
    public record Slot(long seq, Instant time) {}

    /// Where a room stands: the number and the time of its last message.
    private record Head(long seq, Instant time) {

        Slot next(Instant now) {
            var earliest = time.plusMillis(1);
            return new Slot(seq + 1, now.isBefore(earliest) ? earliest : now);
        }
    }

    private final Dynamo dynamo;
    private final RoomAccess access;
    private final Clock clock;
    private final Cache<RoomId, Head> heads =
            Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    RoomSequence(Dynamo dynamo, RoomAccess access, Clock clock) {
        this.dynamo = dynamo;
        this.access = access;
        this.clock = clock;
    }

    /// Does the writes for the next slot of the room, together with counting it up and moving the author's read
    /// marker to
    /// it. One call of DynamoDB where no other node writes to the room at that moment.
    ///
    /// @param writes for a slot; may be asked several times
    /// @return the slot whose writes were done
    /// @throws ConditionFailed when one of `writes` was refused; its index is that in `writes`
    /// @throws ApiException `CONFLICT` for an archived room, `FORBIDDEN` for an author who is not in the room
    public Slot append(RoomId room, UserId author, Function<Slot, List<Write>> writes) {
        // Writers of this node wait for each other here rather than in the database.
        var lock = locks[Math.floorMod(room.hashCode(), LOCKS)];
        lock.lock();
        try {
            return appendAlone(room, author, writes);
        } finally {
            lock.unlock();
        }
    }

    private Slot appendAlone(RoomId room, UserId author, Function<Slot, List<Write>> writes) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var head = heads.get(room, this::load);
            var slot = head.next(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            if (tryAppend(room, author, slot, writes.apply(slot))) {
                heads.put(room, new Head(slot.seq(), slot.time()));
                return slot;
            }
            if (attempt > 0) {
                Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("sending");
    }

    /// False if the room stood elsewhere; then its head is known anew.
    private boolean tryAppend(RoomId room, UserId author, Slot slot, List<Write> writes) {
        var all = new ArrayList<>(writes);
        all.add(count(room, slot));
        all.add(mark(room, author, slot));
        try {
            Transaction.run(all);
            return true;
        } catch (ConditionFailed e) {
            if (e.index() < writes.size()) {
                throw e;
            }
            if (e.index() > writes.size()) {
                access.changed(room, author);
                throw ApiException.forbidden("Join the channel first.");
            }
            heads.put(room, headOf(e.current()));
            return false;
        }
    }

    private Write count(RoomId room, Slot slot) {
        return switch (room) {
            case ChannelId channel ->
                dynamo.update(Table.CHANNELS, ChannelTable.key(channel))
                        .set("message_count", slot.seq())
                        .set("last_message_at", slot.time())
                        .ifEquals("message_count", slot.seq() - 1)
                        .unlessTrue("is_archived");
        };
    }

    private Write mark(RoomId room, UserId author, Slot slot) {
        return dynamo.update(Table.CHANNEL_MEMBERSHIPS, RoomMembershipTable.key(room, author))
                .set("last_read_seq", slot.seq())
                .set("last_read_at", slot.time())
                .ifEquals("workspace_id", room.workspace().key());
    }

    private Head load(RoomId room) {
        return switch (room) {
            case ChannelId channel -> headOf(dynamo.get(Table.CHANNELS, ChannelTable.key(channel)));
        };
    }

    private static Head headOf(Optional<Item> current) {
        var item = current.orElseThrow(() -> ApiException.notFound("room"));
        if (item.flag("is_archived")) {
            throw ApiException.conflict("The channel is archived.");
        }
        return new Head(
                item.number("message_count"),
                item.optionalInstant("last_message_at").orElse(Instant.EPOCH));
    }
}
