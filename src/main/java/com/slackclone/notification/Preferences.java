package com.slackclone.notification;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.account.Viewer;
import com.slackclone.notification.DoNotDisturb.Schedule;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people want to be told of, how, and when not.
@Component
class Preferences {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);

    private final PreferenceTable table;
    private final Users users;
    private final Clock clock;

    Preferences(PreferenceTable table, Users users, Clock clock) {
        this.table = table;
        this.users = users;
        this.clock = clock;
    }

    /// What somebody wants, and by which clocks.
    record Settings(NotificationPreferences preferences, ZoneId zone) {

        boolean isQuiet(Instant now) {
            return preferences.doNotDisturb().endAt(now, zone).isPresent();
        }
    }

    NotificationPreferences of(Viewer viewer) {
        return table.of(viewer.userId());
    }

    /// At most two calls of DynamoDB for each 100; one where the node knows the people.
    Map<UserId, Settings> ofAll(Collection<UserId> people) {
        var set = table.ofAll(people);
        var known = users.findAll(people);
        var settings = new HashMap<UserId, Settings>();
        people.forEach(user -> settings.put(
                user,
                new Settings(
                        set.getOrDefault(user, NotificationPreferences.UNSET),
                        zone(Optional.ofNullable(known.get(user))))));
        return settings;
    }

    Settings of(UserId user) {
        return new Settings(table.of(user), zone(users.find(user)));
    }

    /// UTC for those who have not told theirs.
    private static ZoneId zone(Optional<User> user) {
        try {
            return user.map(User::timezone).map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /// Sets what is given; the rest stays.
    NotificationPreferences update(
            Viewer viewer,
            @Nullable List<NotificationType> types,
            @Nullable EmailFrequency email,
            @Nullable List<NotificationType> emailTypes) {
        if (types == null && email == null && emailTypes == null) {
            throw ApiException.badInput("input", "EMPTY", "Say what to change.");
        }
        var write = table.change(viewer.userId(), asSet(types), email, asSet(emailTypes));
        return PreferenceTable.preferences(write.run().orElse(Item.EMPTY));
    }

    private static @Nullable Set<NotificationType> asSet(@Nullable List<NotificationType> types) {
        return types == null ? null : Set.copyOf(types);
    }

    /// For those who will have no more mail, whatever it is about.
    void stopMail(UserId user) {
        table.change(user, null, EmailFrequency.NEVER, null).run();
    }

    /// Replaces what was set before.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for a schedule that ends when it starts, and for a time that is past
    ///     or more than a year ahead
    DoNotDisturb setDoNotDisturb(Viewer viewer, @Nullable Schedule schedule, @Nullable Instant pausedUntil) {
        Checks.all(Checks.given(schedule, Preferences::check), Checks.given(pausedUntil, this::checkPause));
        var wanted = new DoNotDisturb(schedule, pausedUntil);
        table.set(viewer.userId(), wanted).run();
        return wanted;
    }

    private static void check(Schedule schedule) {
        if (schedule.from().equals(schedule.to())) {
            throw ApiException.badInput(
                    "input.schedule.to", "OUT_OF_RANGE", "A schedule ends at another time than it starts.");
        }
    }

    private void checkPause(Instant until) {
        var now = clock.instant();
        if (!until.isAfter(now)) {
            throw ApiException.badInput("input.pausedUntil", "PAST", "A pause lasts until a time to come.");
        }
        if (until.isAfter(now.plus(LONGEST_PAUSE))) {
            throw ApiException.badInput("input.pausedUntil", "OUT_OF_RANGE", "A pause lasts a year at most.")
                    .with("limit", LONGEST_PAUSE.toDays());
        }
    }
}
