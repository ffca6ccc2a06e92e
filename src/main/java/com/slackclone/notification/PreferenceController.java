package com.slackclone.notification;

import com.slackclone.account.Viewer;
import com.slackclone.notification.DoNotDisturb.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class PreferenceController {

    record UpdateNotificationPreferencesInput(
            @Nullable List<NotificationType> types,
            @Nullable EmailFrequency email,
            @Nullable List<NotificationType> emailTypes) {}

    record ScheduleInput(LocalTime from, LocalTime to) {}

    record SetDoNotDisturbInput(
            @Nullable ScheduleInput schedule, @Nullable Instant pausedUntil) {}

    record PreferencesPayload(Wanted notificationPreferences) {}

    record DoNotDisturbPayload(Quiet doNotDisturb) {}

    /// @param types in the order of the schema
    record Wanted(List<NotificationType> types, EmailFrequency email, List<NotificationType> emailTypes) {

        static Wanted of(NotificationPreferences preferences) {
            return new Wanted(
                    preferences.types().stream().sorted().toList(),
                    preferences.email(),
                    preferences.emailTypes().stream().sorted().toList());
        }
    }

    /// @param activeUntil null if the person may be disturbed now
    record Quiet(
            @Nullable Schedule schedule,
            @Nullable Instant pausedUntil,
            @Nullable Instant activeUntil) {

        public boolean isActive() {
            return activeUntil != null;
        }
    }

    private final Preferences preferences;
    private final Clock clock;

    PreferenceController(Preferences preferences, Clock clock) {
        this.preferences = preferences;
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Viewer")
    Wanted notificationPreferences(Viewer viewer) {
        return Wanted.of(preferences.of(viewer));
    }

    @SchemaMapping(typeName = "Viewer")
    Quiet doNotDisturb(Viewer viewer) {
        var settings = preferences.of(viewer.userId());
        var set = settings.preferences().doNotDisturb();
        var now = clock.instant();
        var paused = set.pausedUntil();
        return new Quiet(
                set.schedule(),
                paused != null && paused.isAfter(now) ? paused : null,
                set.endAt(now, settings.zone()).orElse(null));
    }

    @MutationMapping
    PreferencesPayload updateNotificationPreferences(
            @Argument UpdateNotificationPreferencesInput input, Viewer viewer) {
        var changed = preferences.update(viewer, input.types(), input.email(), input.emailTypes());
        return new PreferencesPayload(Wanted.of(changed));
    }

    @MutationMapping
    DoNotDisturbPayload setDoNotDisturb(@Argument SetDoNotDisturbInput input, Viewer viewer) {
        var schedule = input.schedule();
        preferences.setDoNotDisturb(
                viewer, schedule == null ? null : new Schedule(schedule.from(), schedule.to()), input.pausedUntil());
        return new DoNotDisturbPayload(doNotDisturb(viewer));
    }
}
