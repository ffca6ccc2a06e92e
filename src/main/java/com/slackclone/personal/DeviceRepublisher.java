package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.personal.DraftEvents.DraftDeleted;
import com.slackclone.personal.DraftEvents.DraftSaved;
import com.slackclone.personal.SavedEvents.MessageSaved;
import com.slackclone.personal.SavedEvents.MessageUnsaved;
import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import org.springframework.stereotype.Component;

/// Tells a person's devices again of what one of them has done, in case the node that did it could not. The items are
/// in the table that has a stream, and each says by itself what its last change was.
@Component
class DeviceRepublisher implements ChangeHandler {

    private final Devices devices;

    DeviceRepublisher(Devices devices) {
        this.devices = devices;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        change.left().ifPresent(this::tell);
    }

    private void tell(Item item) {
        if (SavedTable.isSaved(item)) {
            saved(item);
        } else if (DraftTable.isDraft(item)) {
            draft(item);
        } else if (ScheduledTable.isScheduled(item)) {
            scheduled(item);
        }
    }

    private void saved(Item item) {
        var message = MessageId.parse(item.string("message"));
        var event = SavedTable.isThere(item)
                ? new MessageSaved(message, SavedTable.saved(item).at())
                : new MessageUnsaved(message);
        devices.tellAgain(
                message.room().workspace(),
                UserId.ofKey(item.key().pk()),
                SavedEvents.id(message, item.number("version")),
                Devices.changedAt(item),
                event);
    }

    private void draft(Item item) {
        var id = DraftId.parse(item.string("draft"));
        var event = DraftTable.isThere(item) ? new DraftSaved(DraftTable.draft(item)) : new DraftDeleted(id);
        devices.tellAgain(
                id.room().workspace(),
                id.user(),
                DraftEvents.id(id, item.number("version")),
                Devices.changedAt(item),
                event);
    }

    private void scheduled(Item item) {
        var message = ScheduledTable.message(item);
        devices.tellAgain(
                message.roomId().workspace(),
                message.id().author(),
                ScheduledEvents.id(message),
                Devices.changedAt(item),
                ScheduledEvents.of(message));
    }
}
