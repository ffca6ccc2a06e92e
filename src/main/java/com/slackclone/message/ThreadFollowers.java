package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.message.FollowTable.Follower;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.room.RoomAccess;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Those who follow a thread, for what happens in the background.
@Component
public class ThreadFollowers {

    private static final int PAGE = 100;

    private final MessageTable messages;
    private final FollowTable follows;
    private final RoomAccess access;

    ThreadFollowers(MessageTable messages, FollowTable follows, RoomAccess access) {
        this.messages = messages;
        this.follows = follows;
        this.access = access;
    }

    /// Calls `action` for all who follow the thread of a message, and may still read its room, in pages of at
    /// most 100 people. Someone who comes or goes meanwhile may be missing.
    public void forEachPage(Message message, Consumer<Set<UserId>> action) {
        forEach(message.rootId(), page -> action.accept(access.readers(page, message.roomId())));
    }

    /// Those too who may not read the room any more.
    void forEach(MessageId root, Consumer<Set<UserId>> action) {
        messages.find(root).ifPresent(follows::startAuthor);
        UserId behind = null;
        List<Follower> page;
        do {
            page = follows.followers(root, behind, PAGE);
            var following = page.stream()
                    .filter(Follower::isFollowing)
                    .map(Follower::user)
                    .collect(Collectors.toSet());
            if (!following.isEmpty()) {
                action.accept(following);
            }
            behind = page.isEmpty() ? null : page.getLast().user();
        } while (page.size() == PAGE);
    }

    /// A reply mentions some people: those of them who may read it follow its thread from now on, and have it
    /// unread. Who has said behind that reply that they do not want to follow, does not. To say the same again
    /// changes nothing.
    public void mentioned(Message reply, Collection<UserId> users) {
        for (var user : access.readers(users, reply.roomId())) {
            try {
                follows.mentioned(reply, user).run();
            } catch (ConditionFailed e) {
                // They follow already, or do not want to.
            }
        }
    }
}
