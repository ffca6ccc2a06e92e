package com.slackclone.demo;

import com.slackclone.account.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The people of the demo once they have accounts, and the days on which it all happens.
///
/// @param ids by their addresses
record Cast(List<Person> people, Map<String, UserId> ids, WorkingDays days) {

    Person founder() {
        return people.getFirst();
    }

    UserId id(Person person) {
        return Objects.requireNonNull(ids.get(person.email()), person.email());
    }

    UserId id(String handle) {
        return id(person(handle));
    }

    private Person person(String handle) {
        return people.stream()
                .filter(person -> person.handle().equals(handle))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + handle));
    }

    Instant came(Person person) {
        return days.instant(Moment.morningOf(person.since()));
    }

    /// When somebody came into a channel: in the morning of the day on which it was made, or on which they came.
    Instant joined(String handle, int channelSince) {
        return days.instant(
                Moment.morningOf(Math.max(channelSince, person(handle).since())));
    }
}
