package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Message;
import com.slackclone.message.MessageChange;
import com.slackclone.message.MessageId;
import com.slackclone.message.MessageLookup;
import com.slackclone.room.NotificationPreference;
import com.slackclone.room.RoomPreferences;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Tells people of messages and reactions that concern them.
///
/// What is gone meanwhile is not told; it is looked for again behind the telling, as its going may be handled on
/// another node at the same moment.
@Component
class MessageNews {

    private final List<Audience> audiences;
    private final Notifier notifier;
    private final RoomPreferences preferences;
    private final MessageLookup messages;
    private final Clock clock;

    MessageNews(
            List<Audience> audiences,
            Notifier notifier,
            RoomPreferences preferences,
            MessageLookup messages,
            Clock clock) {
        this.audiences =
                audiences.stream().sorted(Comparator.comparing(Audience::type)).toList();
        this.notifier = notifier;
        this.preferences = preferences;
        this.messages = messages;
        this.clock = clock;
    }

    /// Each who is concerned is told once, for the first reason that there is.
    void sent(Message message) {
        if (isGone(message.id())) {
            return;
        }
        audiences.forEach(audience -> tell(message, audience));
        if (isGone(message.id())) {
            deleted(message);
        }
    }

    /// Tells those whom it names only now. Who was told of the message before, for whatever reason, is not told again,
    /// and `@channel` or the like that is added later disturbs nobody.
    void edited(Message message) {
        var named = message.mentions().userIds();
        if (named.isEmpty() || isGone(message.id())) {
            return;
        }
        tell(
                message,
                sent(message, NotificationType.MENTION),
                named,
                preference -> preference != NotificationPreference.NONE);
        if (isGone(message.id())) {
            deleted(message);
        }
    }

    private static News sent(Message message, NotificationType type) {
        return new News(Cause.sent(message), type, message.id().global(), message.authorId(), null);
    }

    void deleted(Message message) {
        Stream.of(Cause.sent(message).subject(), Cause.subject(message.id()))
                .distinct()
                .forEach(subject -> notifier.takeBack(subject, ""));
    }

    /// Tells the author.
    void reacted(Message message, MessageChange change) {
        var actor = change.requireActor();
        var emoji = change.requireDetail();
        if (isGone(message.id()) || !messages.hasReacted(actor, message.id(), emoji)) {
            return;
        }
        var cause = Cause.reacted(message.id(), change);
        var news = new News(cause, NotificationType.REACTION, message.id().global(), actor, emoji);
        tell(message, news, List.of(message.authorId()), preference -> preference != NotificationPreference.NONE);
        if (isGone(message.id()) || !messages.hasReacted(actor, message.id(), emoji)) {
            reactionGone(message, change);
        }
    }

    void reactionGone(Message message, MessageChange change) {
        var part = Cause.reaction(change.requireActor(), change.requireDetail());
        notifier.takeBack(Cause.subject(message.id()), part);
    }

    private boolean isGone(MessageId id) {
        return messages.find(id).filter(message -> !message.isDeleted()).isEmpty();
    }

    /// However few the audience gives at a time, as many as possible are told at once.
    private void tell(Message message, Audience audience) {
        var news = sent(message, audience.type());
        var waiting = new LinkedHashSet<UserId>();
        audience.forEach(message, people -> {
            waiting.addAll(people);
            var whole = waiting.stream()
                    .limit(waiting.size() - waiting.size() % Notifier.BATCH)
                    .toList();
            tell(message, news, whole, audience::isWanted);
            whole.forEach(waiting::remove);
        });
        tell(message, news, waiting, audience::isWanted);
    }

    private void tell(
            Message message, News news, Collection<UserId> people, Predicate<NotificationPreference> isWanted) {
        var others = new LinkedHashSet<>(people);
        others.remove(news.actor());
        var all = new ArrayList<>(others);
        for (var start = 0; start < all.size(); start += Notifier.BATCH) {
            var some = all.subList(start, Math.min(start + Notifier.BATCH, all.size()));
            var now = clock.instant();
            var wanted = preferences.ofReaders(message.roomId(), some).entrySet().stream()
                    .filter(entry -> isWanted.test(entry.getValue().at(now)))
                    .map(entry -> entry.getKey())
                    .toList();
            notifier.tell(news, wanted);
        }
    }
}
