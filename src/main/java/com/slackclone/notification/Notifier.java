package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Makes notifications, and takes them back. Both are done in the background, and may be done again at any point:
/// what is there stays as it is, read or unread, and is told once.
@Component
class Notifier {

    /// With what is remembered of them they fit into a transaction.
    static final int BATCH = 49;

    private final NotificationTable notifications;
    private final ToldTable told;
    private final UnreadCounts counts;
    private final NotificationEvents events;

    Notifier(NotificationTable notifications, ToldTable told, UnreadCounts counts, NotificationEvents events) {
        this.notifications = notifications;
        this.told = told;
        this.counts = counts;
        this.events = events;
    }

    /// Tells some people. Whether they are to be told the caller has checked.
    ///
    /// @param people at most 49
    /// @throws io.lettuce.core.RedisException when Redis is away; then it is to be called again
    void tell(News news, Collection<UserId> people) {
        if (people.isEmpty()) {
            return;
        }
        var wanted = people.stream()
                .map(user -> Notification.unread(news.cause().idFor(user), news))
                .toList();
        inParallel(create(news, wanted), notification -> {
            counts.changed(notification.id().user());
            events.created(notification, true);
        });
    }

    /// Together; where some are there already, one by one.
    ///
    /// @return the notifications as they stand
    private List<Notification> create(News news, List<Notification> wanted) {
        var people = wanted.stream().map(one -> one.id().user()).toList();
        var writes = new ArrayList<Write>();
        writes.add(told.remember(news.cause(), people));
        wanted.forEach(one -> writes.add(notifications.create(one)));
        try {
            Transaction.run(writes);
            return wanted;
        } catch (ConditionFailed e) {
            writes.getFirst().run();
            return wanted.stream().map(this::createAlone).toList();
        }
    }

    private Notification createAlone(Notification wanted) {
        try {
            notifications.create(wanted).run();
            return wanted;
        } catch (ConditionFailed e) {
            return NotificationTable.existing(e);
        }
    }

    /// Takes back what was told of a subject.
    ///
    /// @param part of the subject; empty for all of it
    /// @throws io.lettuce.core.RedisException when Redis is away; then it is to be called again
    void takeBack(String subject, String part) {
        for (var some : told.of(subject, part)) {
            Transaction.run(
                    some.notifications().stream().map(notifications::delete).toList());
            inParallel(some.notifications(), id -> {
                counts.changed(id.user());
                events.removed(id);
            });
            // Last: until then it is known what is left to do.
            told.forget(some).run();
        }
    }

    private static <T> void inParallel(List<T> all, Consumer<T> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture.allOf(all.stream()
                            .map(one -> CompletableFuture.runAsync(() -> task.accept(one), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
