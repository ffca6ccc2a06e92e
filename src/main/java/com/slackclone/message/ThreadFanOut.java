package com.slackclone.message;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.Change.Modified;
import com.slackclone.pipeline.Change.Removed;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.workspace.WorkspaceTopics;
import org.springframework.stereotype.Component;

/// Brings replies to those who follow: the thread moves up in their lists, and they are told on their own
/// topics, as `workspaceEvents` does not carry the topics of threads. In the background, as there may be many.
///
/// What a reply says is told in all of its states, so that none shows up again behind a later one.
@Component
class ThreadFanOut implements ChangeHandler {

    private final FollowTable follows;
    private final ThreadFollowers followers;
    private final MessageEvents events;

    ThreadFanOut(FollowTable follows, ThreadFollowers followers, MessageEvents events) {
        this.follows = follows;
        this.followers = followers;
        this.events = events;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        switch (change) {
            case Inserted inserted -> sent(inserted.after());
            case Modified modified -> changed(modified.after());
            case Removed removed -> {
                // Replies stay: who deletes one makes a tombstone of it.
            }
        }
    }

    private void sent(Item item) {
        if (isReply(item)) {
            var sent = ChangedMessage.of(item);
            followers.mentioned(sent.message(), sent.message().mentions().userIds());
            moveUp(sent.message());
            tell(sent);
        }
    }

    private void changed(Item item) {
        if (isReply(item)) {
            var changed = ChangedMessage.of(item);
            if (events.isOfContent(changed.change())) {
                followers.mentioned(
                        changed.message(), changed.message().mentions().userIds());
                tell(changed);
            }
        }
    }

    private static boolean isReply(Item item) {
        return MessageTable.isMessage(item) && MessageTable.message(item).id().isReply();
    }

    private void moveUp(Message reply) {
        followers.forEach(reply.rootId(), page -> page.forEach(user -> follows.moveUp(reply, user)));
    }

    private void tell(ChangedMessage changed) {
        var message = changed.message();
        var workspace = message.roomId().workspace();
        followers.forEachPage(
                message,
                page -> page.forEach(user -> events.republish(changed, WorkspaceTopics.member(workspace, user))));
    }
}
