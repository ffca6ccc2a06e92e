package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.message.History;
import com.slackclone.message.Message;
import com.slackclone.message.MessageId;
import com.slackclone.personal.SavedEvents.MessageSaved;
import com.slackclone.personal.SavedEvents.MessageUnsaved;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.error.ApiException;
import com.slackclone.realtime.Event;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// Saves messages for later. What one has saved nobody else learns.
@Component
class Saving {

    private final SavedTable saved;
    private final History history;
    private final Devices devices;
    private final Clock clock;

    Saving(SavedTable saved, History history, Devices devices, Clock clock) {
        this.saved = saved;
        this.history = history;
        this.devices = devices;
        this.clock = clock;
    }

    /// One that is saved already stays where it is in the list.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer may read the message, `CONFLICT` for a deleted one
    SavedItem save(Viewer viewer, MessageId id) {
        var message = history.get(viewer, id);
        if (message.isDeleted()) {
            throw ApiException.conflict("The message was deleted.");
        }
        try {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var item =
                    SavedTable.saved(saved.save(viewer.userId(), id, now).run().orElseThrow());
            tell(viewer, id, item.version(), new MessageSaved(id, item.at()));
            return new SavedItem(message, item.at());
        } catch (ConditionFailed e) {
            var before = SavedTable.saved(e.current().orElseThrow(() -> e));
            return new SavedItem(message, before.at());
        }
    }

    /// One that is not saved changes nothing.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer may read the message
    Message unsave(Viewer viewer, MessageId id) {
        var message = history.get(viewer, id);
        try {
            var left = saved.unsave(viewer.userId(), id, clock.instant()).run().orElseThrow();
            tell(viewer, id, left.number("version"), new MessageUnsaved(id));
        } catch (ConditionFailed e) {
            // It is not saved.
        }
        return message;
    }

    private void tell(Viewer viewer, MessageId id, long version, Event event) {
        devices.tell(id.room().workspace(), viewer.userId(), SavedEvents.id(id, version), event);
    }
}
