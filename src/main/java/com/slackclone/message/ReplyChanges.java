package com.slackclone.message;

import com.slackclone.platform.dynamodb.Backoff;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Edits and deletes what is not alone: a reply, which its thread counts, and what stands for it in the room,
/// which says the same. All of them change in one transaction, on the condition that they are still what was
/// read, or none does.
@Component
class ReplyChanges {

    private static final int ATTEMPTS = 20;

    /// A message that is to change.
    private record Step(Write write, ChangedMessage after) {}

    private final MessageTable messages;
    private final Threads threads;
    private final MessageEvents events;
    private final MessageLocks locks;
    private final Clock clock;

    ReplyChanges(MessageTable messages, Threads threads, MessageEvents events, MessageLocks locks, Clock clock) {
        this.messages = messages;
        this.threads = threads;
        this.events = events;
        this.locks = locks;
        this.clock = clock;
    }

    /// A message and its twin say something else.
    ///
    /// @throws ApiException `CONFLICT` for a deleted message
    Message edit(Message message, String content, Mentions mentions) {
        return change(message, (asked, now) -> {
            if (asked.isDeleted()) {
                throw ApiException.conflict("The message was deleted.");
            }
            return withTwin(asked)
                    .map(one -> edited(one, content, mentions, now))
                    .toList();
        });
    }

    /// Makes tombstones of a reply and of its twin. The thread has one reply less.
    Message delete(Message message) {
        return change(message, (asked, now) -> {
            if (asked.isDeleted()) {
                return List.of();
            }
            var steps = new ArrayList<Step>();
            withTwin(asked).forEach(one -> steps.add(deleted(one, now)));
            steps.add(counted(threads.find(asked.rootId()), now));
            return steps;
        });
    }

    /// @param plan what is to be done about the message as it stands, the change of itself first
    private Message change(Message message, BiFunction<Message, Instant, List<Step>> plan) {
        return locks.alone(message.rootId(), () -> {
            for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
                var asked = attempt == 0 ? message : threads.find(message.id());
                var steps = plan.apply(asked, clock.instant().truncatedTo(ChronoUnit.MILLIS));
                if (steps.isEmpty()) {
                    return asked;
                }
                if (run(steps)) {
                    return steps.getFirst().after().message();
                }
                Backoff.pause(0);
            }
            throw ApiException.unavailable("replies");
        });
    }

    /// False if one of them has changed meanwhile.
    private boolean run(List<Step> steps) {
        try {
            Transaction.run(steps.stream().map(Step::write).toList());
        } catch (ConditionFailed e) {
            return false;
        }
        steps.forEach(step -> events.publish(step.after()));
        return true;
    }

    private Stream<Message> withTwin(Message message) {
        return message.twin() == null ? Stream.of(message) : Stream.of(message, threads.find(message.twin()));
    }

    private Step edited(Message message, String content, Mentions mentions, Instant now) {
        var change = MessageChange.of(MessageChange.EDITED, now);
        return new Step(
                messages.edit(message, content, mentions, now),
                new ChangedMessage(message.edited(content, mentions, now), change));
    }

    private Step deleted(Message message, Instant now) {
        var change = MessageChange.of(MessageChange.DELETED, now);
        return new Step(messages.delete(message, now), new ChangedMessage(message.deleted(now), change));
    }

    private Step counted(Message root, Instant now) {
        var change = ThreadEvents.updated(now);
        var replies = root.replies().minusOne();
        return new Step(messages.changeReplies(root, replies, change), new ChangedMessage(root.with(replies), change));
    }
}
