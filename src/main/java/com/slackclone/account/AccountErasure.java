package com.slackclone.account;

import com.slackclone.account.DeletionTable.Deletion;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Takes away what is left of a person whose account is deleted, and tells others. It may be cut short anywhere:
/// each deletion that is not finished is done again, and once more when some time has passed, as an index by
/// which a feature finds what is the person's may have lagged behind.
@Component
class AccountErasure {

    private static final Logger log = LoggerFactory.getLogger(AccountErasure.class);

    /// Longer than an index lags behind, and than the clocks of nodes differ.
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private static final int AT_ONCE = 1_000;

    private final DeletionTable table;
    private final UserTable users;
    private final UserAnnouncements announcements;
    private final ObjectProvider<PersonalData> parts;
    private final Clock clock;

    AccountErasure(
            DeletionTable table,
            UserTable users,
            UserAnnouncements announcements,
            ObjectProvider<PersonalData> parts,
            Clock clock) {
        this.table = table;
        this.users = users;
        this.announcements = announcements;
        this.parts = parts;
        this.clock = clock;
    }

    /// A part that fails keeps none of the others from being done.
    ///
    /// @throws RuntimeException what the first part that failed has thrown
    void erase(Deletion deletion) {
        var failures = new ArrayList<RuntimeException>();
        attempt(() -> tell(deletion), failures);
        parts.orderedStream()
                .forEach(part -> attempt(() -> part.erase(deletion.user(), deletion.deletedAt()), failures));
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private void tell(Deletion deletion) {
        users.find(deletion.user()).ifPresent(user -> announcements.retell(user, deletion.deletedAt()));
    }

    private static void attempt(Runnable part, List<RuntimeException> failures) {
        try {
            part.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    /// All that are not finished. One that fails waits for the next time.
    void eraseAll() {
        table.unfinished(AT_ONCE).forEach(this::tryErase);
    }

    private void tryErase(Deletion deletion) {
        try {
            erase(deletion);
        } catch (RuntimeException e) {
            log.error("The deletion of {} is not finished", deletion.user(), e);
            return;
        }
        if (deletion.deletedAt().plus(SETTLED).isBefore(clock.instant())) {
            table.finish(deletion.user()).run();
        }
    }
}
