package com.slackclone.personal;

import com.slackclone.platform.schedule.ScheduledJob;
import com.slackclone.room.RoomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Looks every few seconds which scheduled messages are due. Two rounds at once do no harm, nor does one that
/// dies.
///
/// Those of a room are sent one after the other, in the order of their times. What can't be sent at the moment
/// stays due, and what is behind it goes on.
@Component
class ScheduledRounds {

    private static final Logger log = LoggerFactory.getLogger(ScheduledRounds.class);
    private static final int READ = 100;

    /// For how long behind its time a message is tried.
    private static final Duration TRIED = Duration.ofDays(1);

    private final ScheduledTable scheduled;
    private final ScheduledSender sender;

    ScheduledRounds(ScheduledTable scheduled, ScheduledSender sender) {
        this.scheduled = scheduled;
        this.sender = sender;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        /// Another node takes over soon where this one dies: whoever waits for a message waits for that.
        @Bean
        ScheduledJob scheduledMessageRounds(ScheduledRounds rounds, Clock clock) {
            return new ScheduledJob(
                    "scheduled-messages",
                    "*/5 * * * * *",
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    () -> rounds.go(clock.instant()));
        }
    }

    /// Sends what is due by then.
    void go(Instant now) {
        for (var shard = 0; shard < ScheduledTable.SHARDS; shard++) {
            var behind = Optional.<Place>empty();
            List<ScheduledMessage> read;
            do {
                read = scheduled.due(shard, behind, now, READ);
                sendAll(read, now);
                behind = read.isEmpty() ? behind : Optional.of(read.getLast().place());
            } while (read.size() == READ);
        }
    }

    private void sendAll(List<ScheduledMessage> due, Instant now) {
        Collection<List<ScheduledMessage>> rooms = due.stream()
                .collect(Collectors.<ScheduledMessage, RoomId>groupingBy(ScheduledMessage::roomId))
                .values();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(rooms.stream()
                            .map(room -> CompletableFuture.runAsync(() -> room.forEach(one -> send(one, now)), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    private void send(ScheduledMessage message, Instant now) {
        try {
            sendOrGiveUp(message, now);
        } catch (RuntimeException e) {
            log.warn("The scheduled message {} stays due", message.id(), e);
        }
    }

    private void sendOrGiveUp(ScheduledMessage message, Instant now) {
        try {
            sender.send(message);
        } catch (RuntimeException e) {
            if (now.isBefore(message.sendAt().plus(TRIED))) {
                throw e;
            }
            log.error("The scheduled message {} is given up", message.id(), e);
            sender.giveUp(message);
        }
    }
}
