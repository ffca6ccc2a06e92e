package com.slackclone.notification;

import com.slackclone.notification.DueMailTable.DueMail;
import com.slackclone.platform.schedule.ScheduledJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/// Looks every few seconds which mails are due. Two rounds at once do no harm, nor does one that dies: a mail has
/// the same id each time that it is sent.
@Component
class MailRounds {

    private static final Logger log = LoggerFactory.getLogger(MailRounds.class);
    private static final int READ = 500;

    private final DueMailTable due;
    private final NotificationMails mails;
    private final Clock clock;

    MailRounds(DueMailTable due, NotificationMails mails, Clock clock) {
        this.due = due;
        this.mails = mails;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Job {

        @Bean
        ScheduledJob notificationMailRounds(MailRounds rounds) {
            return new ScheduledJob(
                    "notification-mails", "*/5 * * * * *", Duration.ofSeconds(2), Duration.ofMinutes(1), rounds::go);
        }
    }

    void go() {
        for (var shard = 0; shard < DueMailTable.SHARDS; shard++) {
            var isMore = true;
            while (isMore) {
                isMore = go(shard);
            }
        }
    }

    /// Whether there may be more.
    private boolean go(int shard) {
        var now = clock.instant();
        var read = due.first(shard, READ);
        var groups = groups(read, now);
        var failed = sendAll(groups);
        return failed == 0 && read.size() == READ && !groups.isEmpty();
    }

    /// What is due to one person at one time; without the last where it may not have been read whole.
    private static List<List<DueMail>> groups(List<DueMail> read, Instant now) {
        var groups = new ArrayList<List<DueMail>>();
        for (var one : read) {
            if (one.due().isAfter(now)) {
                return groups;
            }
            var last = groups.isEmpty() ? null : groups.getLast();
            if (last != null && isSame(last.getFirst(), one)) {
                last.add(one);
            } else {
                groups.add(new ArrayList<>(List.of(one)));
            }
        }
        if (read.size() == READ && groups.size() > 1) {
            groups.removeLast();
        }
        return groups;
    }

    private static boolean isSame(DueMail one, DueMail other) {
        return one.user().equals(other.user()) && one.due().equals(other.due());
    }

    /// @return how many failed; they stay due
    private long sendAll(List<List<DueMail>> groups) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = groups.stream()
                    .map(group -> CompletableFuture.supplyAsync(() -> isSent(group), threads))
                    .toList();
            return tasks.stream().filter(task -> !task.join()).count();
        }
    }

    private boolean isSent(List<DueMail> group) {
        try {
            mails.send(group);
            return true;
        } catch (RuntimeException e) {
            log.warn("Mail about {} stays due", group.getFirst().notification(), e);
            return false;
        }
    }
}
