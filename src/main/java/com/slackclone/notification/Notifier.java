package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.notification.Delivery.Parcel;
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

    /// With their mails, and what is remembered of them, they fit into a transaction.
    static final int BATCH = 49;

    private final NotificationTable notifications;
    private final ToldTable told;
    private final DueMailTable mails;
    private final Delivery delivery;
    private final Inboxes inboxes;

    Notifier(NotificationTable notifications, ToldTable told, DueMailTable mails, Delivery delivery, Inboxes inboxes) {
        this.notifications = notifications;
        this.told = told;
        this.mails = mails;
        this.delivery = delivery;
        this.inboxes = inboxes;
    }

    /// Tells some people, as far as they want to be told. Whether they may be the caller has checked.
    ///
    /// @param people at most 49
    /// @throws io.lettuce.core.RedisException when Redis is away; then it is to be called again
    void tell(News news, Collection<UserId> people) {
        var parcels = people.isEmpty() ? List.<Parcel>of() : delivery.parcels(news, people);
        if (!parcels.isEmpty()) {
            inParallel(create(news, parcels), inboxes::put);
        }
    }

    /// Together; where some are there already, one by one.
    ///
    /// @return with the notifications as they stand
    private List<Parcel> create(News news, List<Parcel> parcels) {
        var people = parcels.stream().map(one -> one.notification().id().user()).toList();
        var remembered = told.remember(news.cause(), people);
        var writes = new ArrayList<>(List.of(remembered));
        parcels.forEach(one -> writes.addAll(writes(one)));
        try {
            Transaction.run(writes);
            return parcels;
        } catch (ConditionFailed e) {
            remembered.run();
            return parcels.stream().map(this::createAlone).toList();
        }
    }

    private Parcel createAlone(Parcel parcel) {
        try {
            Transaction.run(writes(parcel));
            return parcel;
        } catch (ConditionFailed e) {
            return parcel.with(NotificationTable.existing(e));
        }
    }

    /// The mail becomes due with the notification, and never again.
    private List<Write> writes(Parcel parcel) {
        var writes = new ArrayList<Write>();
        writes.add(notifications.create(parcel.notification()));
        parcel.mail().ifPresent(mail -> writes.add(mails.create(mail)));
        return writes;
    }

    /// Takes back what was told of a subject.
    ///
    /// @param part of the subject; empty for all of it
    /// @throws io.lettuce.core.RedisException when Redis is away; then it is to be called again
    void takeBack(String subject, String part) {
        for (var some : told.of(subject, part)) {
            Transaction.run(
                    some.notifications().stream().map(notifications::delete).toList());
            inParallel(some.notifications(), inboxes::remove);
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
