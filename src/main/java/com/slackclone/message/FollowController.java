package com.slackclone.message;

import com.slackclone.account.Viewer;
import com.slackclone.message.ThreadEvents.ThreadFollowChanged;
import com.slackclone.message.ThreadEvents.ThreadRead;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.realtime.StreamEvent;
import com.slackclone.workspace.Workspace;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Which threads the viewer follows, and how far they have read.
@Controller
class FollowController {

    record ThreadInput(String rootId) {}

    record MarkThreadReadInput(String rootId, long seq) {}

    record ThreadPayload(MessageThread thread) {}

    private final Following following;
    private final ViewerThreads viewerThreads;
    private final Threads threads;

    FollowController(Following following, ViewerThreads viewerThreads, Threads threads) {
        this.following = following;
        this.viewerThreads = viewerThreads;
        this.threads = threads;
    }

    @MutationMapping
    ThreadPayload followThread(@Argument ThreadInput input, Viewer viewer) {
        return new ThreadPayload(following.follow(viewer, MessageId.parse(input.rootId())));
    }

    @MutationMapping
    ThreadPayload unfollowThread(@Argument ThreadInput input, Viewer viewer) {
        return new ThreadPayload(following.unfollow(viewer, MessageId.parse(input.rootId())));
    }

    @MutationMapping
    ThreadPayload markThreadRead(@Argument MarkThreadReadInput input, Viewer viewer) {
        return new ThreadPayload(following.markRead(viewer, MessageId.parse(input.rootId()), input.seq()));
    }

    @SchemaMapping
    Connection<MessageThread> viewerThreads(
            Workspace workspace, @Argument boolean isUnread, PageRequest page, Viewer viewer) {
        return viewerThreads.page(viewer, workspace.id(), isUnread, page);
    }

    @SchemaMapping
    long viewerUnreadThreadCount(Workspace workspace, Viewer viewer) {
        return viewerThreads.countUnread(viewer, workspace.id());
    }

    @SchemaMapping(typeName = "ThreadRead", field = "thread")
    MessageThread read(StreamEvent delivered, Viewer viewer) {
        return threads.get(viewer, ((ThreadRead) delivered.event()).rootId());
    }

    @SchemaMapping(typeName = "ThreadFollowChanged", field = "thread")
    MessageThread followChanged(StreamEvent delivered, Viewer viewer) {
        return threads.get(viewer, ((ThreadFollowChanged) delivered.event()).rootId());
    }
}
