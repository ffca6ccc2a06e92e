package com.slackclone.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.id.TimeOrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Numbers the messages of a room: from 1, without gaps, in the order in which they are written.
///
/// A message and its number are written in one transaction, on the condition that the room still stands where
/// this node believes it does. Where another node was faster, the refused transaction tells where the room
/// stands, and it is tried again. So there is no number without a message, a retry takes no second number, and
/// the times of a room's messages grow with their numbers even if the clocks of two nodes differ.
@Component
public class RoomSequence {

    private static final int ATTEMPTS = 20;
    private static final int LOCKS = 1024;
    private static final long CACHE_SIZE = 100_000;

    /// The next place in a room.
    ///
    /// @param id of what stands there: the last part of a message's id. The room remembers which one is its last
    public record Slot(long seq, Instant time, UUID id) {}

    /// What is to stand at a slot.
    ///
    /// @param time of the slot; if what stands before it is as late, the slot is a millisecond behind that
    /// @param writes for the slot; may be asked several times
    public record Entry(UserId author, Supplier<Instant> time, Function<Slot, List<Write>> writes) {}

    /// Where a room stands: the number and the time of its last message.
    private record Head(long seq, Instant time) {

        static Head at(Slot slot) {
            return new Head(slot.seq(), slot.time());
        }

        List<Slot> next(List<Entry> entries) {
            var slots = new ArrayList<Slot>();
            var head = this;
            for (var entry : entries) {
                var slot = head.next(entry.time().get().truncatedTo(ChronoUnit.MILLIS));
                slots.add(slot);
                head = at(slot);
            }
            return slots;
        }

        private Slot next(Instant wanted) {
            var earliest = time.plusMillis(1);
            var slot = wanted.isBefore(earliest) ? earliest : wanted;
            return new Slot(seq + 1, slot, TimeOrderedIds.at(slot));
        }
    }

    private final Dynamo dynamo;
    private final RoomAccess access;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Cache<RoomId, Head> heads =
            Caffeine.newBuilder().maximumSize(CACHE_SIZE).build();
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    RoomSequence(Dynamo dynamo, RoomAccess access, Clock clock, ApplicationEventPublisher events) {
        this.dynamo = dynamo;
        this.access = access;
        this.clock = clock;
        this.events = events;
    }

    /// Does the writes for the next slot of the room, together with counting it up and moving the author's read
    /// marker to it. One call of DynamoDB where no other node writes to the room at that moment.
    ///
    /// @param writes for a slot; may be asked several times
    /// @return the slot whose writes were done
    /// @throws ConditionFailed when one of `writes` was refused; its index is that in `writes`
    /// @throws ApiException `CONFLICT` for an archived room; `FORBIDDEN` for an author who is not in the channel,
    ///     `NOT_FOUND` for one who is not in the conversation
    public Slot append(RoomId room, UserId author, Function<Slot, List<Write>> writes) {
        var slot =
                append(room, List.of(new Entry(author, clock::instant, writes))).getFirst();
        events.publishEvent(new RoomWritten(room, author));
        return slot;
    }

    /// As [#append(RoomId, UserId, Function)], for several slots in a row; all of the writes are done, or none.
    /// One call of DynamoDB, which takes at most 100 writes: those of the slots, one, and one for each author.
    ///
    /// @param entries not empty; their times may be past, as for what happened elsewhere and is brought in now
    public List<Slot> append(RoomId room, List<Entry> entries) {
        // Writers of this node wait for each other here rather than in the database.
        var lock = locks[Math.floorMod(room.hashCode(), LOCKS)];
        lock.lock();
        try {
            return appendAlone(room, entries);
        } finally {
            lock.unlock();
        }
    }

    /// Does writes in the name of an author who is in the room, in one transaction. They take no number.
    ///
    /// @throws ConditionFailed when one of `writes` was refused; its index is that in `writes`
    /// @throws ApiException `FORBIDDEN` for an author who is not in the room
    public void write(RoomId room, UserId author, List<Write> writes) {
        var all = new ArrayList<>(writes);
        all.add(isInside(room, author));
        try {
            Transaction.run(all);
        } catch (ConditionFailed e) {
            if (e.index() < writes.size()) {
                throw e;
            }
            access.changed(room, author);
            throw RoomAccess.notInside(room);
        }
        events.publishEvent(new RoomWritten(room, author));
    }

    private List<Slot> appendAlone(RoomId room, List<Entry> entries) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var head = heads.get(room, this::load);
            var slots = head.next(entries);
            if (tryAppend(room, head, slots, entries)) {
                heads.put(room, Head.at(slots.getLast()));
                return slots;
            }
            if (attempt > 0) {
                Backoff.pause(0);
            }
        }
        throw ApiException.unavailable("sending");
    }

    /// False if the room stood elsewhere; then its head is known anew.
    private boolean tryAppend(RoomId room, Head head, List<Slot> slots, List<Entry> entries) {
        var all = new ArrayList<Write>();
        var read = new LinkedHashMap<UserId, Slot>();
        for (var i = 0; i < slots.size(); i++) {
            all.addAll(entries.get(i).writes().apply(slots.get(i)));
            read.put(entries.get(i).author(), slots.get(i));
        }
        var theirs = all.size();
        all.add(count(room, head, slots.getLast()));
        read.forEach((author, slot) -> all.add(mark(room, author, slot)));
        try {
            Transaction.run(all);
            return true;
        } catch (ConditionFailed e) {
            if (e.index() < theirs) {
                throw e;
            }
            if (e.index() > theirs) {
                read.keySet().forEach(author -> access.changed(room, author));
                throw RoomAccess.notInside(room);
            }
            if (e.current().filter(item -> item.flag("is_archived")).isPresent()) {
                throw RoomAccess.archived();
            }
            heads.put(room, headOf(e.current()));
            return false;
        }
    }

    private Write count(RoomId room, Head head, Slot last) {
        return dynamo.update(RoomTable.tableOf(room), RoomTable.key(room))
                .set("message_count", last.seq())
                .set("last_message_at", last.time())
                .set("last_message_id", last.id().toString())
                .ifEquals("message_count", head.seq())
                .unlessTrue("is_archived");
    }

    private Write mark(RoomId room, UserId author, Slot slot) {
        return dynamo.update(RoomMembershipTable.tableOf(room), RoomMembershipTable.key(room, author))
                .set("last_read_seq", slot.seq())
                .set("last_read_at", slot.time())
                .ifEquals("workspace_id", room.workspace().key());
    }

    private Write isInside(RoomId room, UserId author) {
        return dynamo.check(RoomMembershipTable.tableOf(room), RoomMembershipTable.key(room, author))
                .ifEquals("workspace_id", room.workspace().key());
    }

    private Head load(RoomId room) {
        return headOf(dynamo.get(RoomTable.tableOf(room), RoomTable.key(room)));
    }

    private static Head headOf(Optional<Item> current) {
        var item = current.orElseThrow(() -> ApiException.notFound("room"));
        return new Head(
                item.number("message_count"),
                item.optionalInstant("last_message_at").orElse(Instant.EPOCH));
    }
}
