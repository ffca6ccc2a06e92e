package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.notification.DoNotDisturb.Schedule;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people want to be told of, and how, in the Users table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | notification preferences | `USER#{id}` | `NOTIFICATION-PREFERENCES` | those of one or many people |
///
/// What somebody has never said is absent.
@Component
class PreferenceTable {

    /// Stands in a set that is to have nothing in it, which DynamoDB does not know.
    private static final String NOTHING = "-";

    private final Dynamo dynamo;

    PreferenceTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    NotificationPreferences of(UserId user) {
        return ofAll(Set.of(user)).getOrDefault(user, NotificationPreferences.UNSET);
    }

    /// 100 a call. Who has never said anything is absent.
    Map<UserId, NotificationPreferences> ofAll(Collection<UserId> users) {
        var keys = users.stream().map(PreferenceTable::key).toList();
        return dynamo.get(Table.USERS, keys).values().stream()
                .collect(Collectors.toMap(item -> UserId.ofKey(item.key().pk()), PreferenceTable::preferences));
    }

    /// Sets what is given, and leaves the rest as it is.
    Write change(
            UserId user,
            @Nullable Set<NotificationType> types,
            @Nullable EmailFrequency email,
            @Nullable Set<NotificationType> emailTypes) {
        var write = dynamo.update(Table.USERS, key(user)).add("version", 1);
        if (types != null) {
            write.set("types", names(types));
        }
        if (email != null) {
            write.set("email", email.name());
        }
        if (emailTypes != null) {
            write.set("email_types", names(emailTypes));
        }
        return write;
    }

    Write set(UserId user, DoNotDisturb doNotDisturb) {
        var write = dynamo.update(Table.USERS, key(user)).add("version", 1);
        var schedule = doNotDisturb.schedule();
        write.set("quiet_from", schedule == null ? null : schedule.from().toString());
        write.set("quiet_to", schedule == null ? null : schedule.to().toString());
        return doNotDisturb.pausedUntil() == null
                ? write.remove("paused_until")
                : write.set("paused_until", doNotDisturb.pausedUntil());
    }

    Write delete(UserId user) {
        return dynamo.delete(Table.USERS, key(user));
    }

    private static Set<String> names(Set<NotificationType> types) {
        return types.isEmpty()
                ? Set.of(NOTHING)
                : types.stream().map(Enum::name).collect(Collectors.toSet());
    }

    static NotificationPreferences preferences(Item item) {
        var unset = NotificationPreferences.UNSET;
        return new NotificationPreferences(
                types(item, "types", unset.types()),
                item.optionalString("email").map(EmailFrequency::valueOf).orElse(unset.email()),
                types(item, "email_types", unset.emailTypes()),
                new DoNotDisturb(
                        item.optionalString("quiet_from")
                                .map(from ->
                                        new Schedule(LocalTime.parse(from), LocalTime.parse(item.string("quiet_to"))))
                                .orElse(null),
                        item.optionalInstant("paused_until").orElse(null)));
    }

    private static Set<NotificationType> types(Item item, String name, Set<NotificationType> unset) {
        var names = item.texts(name);
        return names.isEmpty()
                ? unset
                : names.stream()
                        .filter(one -> !one.equals(NOTHING))
                        .map(NotificationType::valueOf)
                        .collect(Collectors.toSet());
    }

    private static Key key(UserId user) {
        return new Key(user.key(), "NOTIFICATION-PREFERENCES");
    }
}
