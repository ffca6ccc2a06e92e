package com.slackclone.message;

import com.slackclone.message.ChangeKind.Kinds;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventTypes;
import com.slackclone.realtime.Topic;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Instant;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens to threads. What happens to the replies themselves is told as of all messages, on the thread's
/// topic.
@Configuration(proxyBeanMethods = false)
class ThreadEvents {

    private static final String UPDATED = "THREAD_UPDATED";

    /// A reply came, or was deleted. Told to the room of the message that the thread is about.
    record ThreadUpdated(Message root) implements Event {

        public MessageThread thread() {
            return new MessageThread(root);
        }
    }

    /// The viewer has read on, on one of their devices. Told to the viewer alone.
    record ThreadRead(MessageId rootId, long lastReadSeq) implements Event {}

    /// The viewer follows a thread now, or does so no longer. Told to the viewer alone.
    record ThreadFollowChanged(MessageId rootId, boolean isFollowing) implements Event {}

    @Bean
    EventTypes threadEventTypes() {
        return new EventTypes(List.of(ThreadUpdated.class, ThreadRead.class, ThreadFollowChanged.class));
    }

    @Bean
    Kinds threadChanges() {
        return new Kinds(List.of(new ChangeKind(UPDATED, _ -> "thread", (message, _) -> new ThreadUpdated(message))));
    }

    static MessageChange updated(Instant at) {
        return MessageChange.of(UPDATED, at);
    }

    static boolean isUpdate(MessageChange change) {
        return change.kind().equals(UPDATED);
    }

    /// What happens in a thread, for those who may read its room.
    static Topic topic(MessageId root) {
        return new Topic(WorkspaceTopics.scope(root.room().workspace()), "thread:" + root.uuid());
    }
}
