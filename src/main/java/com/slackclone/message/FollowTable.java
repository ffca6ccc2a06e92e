package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Instants;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.WorkspaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who follows which thread, and how far they have read, in the Messages table.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | follow | the room, `#THREAD#{root}` | `FOLLOWER#USER#{id}` | one person's state; those who follow |
///
/// While the person follows, GSI1PK is `USER#{id}`: the threads that somebody follows. While there is something
/// unread, GSI2PK is `UNREAD#USER#{id}`: those with something new. The sort key of both is
/// `THREAD#{workspace}#{time of the last reply}#{root}`. `latest_seq` and that time are copies, which the change
/// stream's worker brings up to date behind each reply; whether something is unread in one thread is reckoned
/// from the thread itself.
@Component
class FollowTable {

    private static final String FOLLOWER = "FOLLOWER#";
    private static final String FOLLOWING = "is_following";
    private static final Pattern CURSOR = Pattern.compile("([\\w-]+)\\.(\\d{1,15})");

    private final Dynamo dynamo;

    FollowTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// The last reply.
    private record Latest(long seq, Instant time) {

        static Latest of(Message reply) {
            return new Latest(reply.seq(), reply.createdAt());
        }

        /// As long as there is none, the message stands for it.
        static Latest of(Replies replies, Message root) {
            return new Latest(replies.latestSeq(), replies.lastAt() == null ? root.createdAt() : replies.lastAt());
        }
    }

    /// Where a thread stands in the list of one who follows it.
    ///
    /// @param time of the last reply
    record Place(MessageId root, Instant time) {

        static Place of(Item follow) {
            var workspace = WorkspaceId.ofKey(follow.string("workspace_id"));
            var timeline = Timeline.ofKey(workspace, follow.key().pk());
            var time = follow.string("GSI1SK").substring(placesOf(workspace).length());
            return new Place(timeline.rootId(), Instant.parse(time.substring(0, time.indexOf('#'))));
        }

        /// @throws ApiException `NOT_FOUND` for a text that is no [#cursor()]
        static Place parse(String cursor) {
            var parts = CURSOR.matcher(cursor);
            if (!parts.matches()) {
                throw ApiException.notFound("thread");
            }
            return new Place(MessageId.parse(parts.group(1)), Instant.ofEpochMilli(Long.parseLong(parts.group(2))));
        }

        String cursor() {
            return root.global() + "." + time.toEpochMilli();
        }

        String sortKey() {
            return placesOf(root.room().workspace()) + Instants.text(time) + "#" + root.uuid();
        }

        boolean isIn(WorkspaceId workspace) {
            return root.room().workspace().equals(workspace);
        }
    }

    /// One who follows, or has followed.
    record Follower(UserId user, boolean isFollowing) {}

    /// How the person stands to each of the threads.
    Map<MessageThread, Follow> of(UserId user, Collection<MessageThread> threads) {
        var found = dynamo.get(
                Table.MESSAGES,
                threads.stream().map(thread -> key(thread.id(), user)).toList());
        return threads.stream()
                .collect(Collectors.toMap(
                        thread -> thread,
                        thread -> Follow.of(
                                thread.root(), user, Optional.ofNullable(found.get(key(thread.id(), user))))));
    }

    /// Those who follow, or have followed, in the order of their sign-up.
    ///
    /// @param behind where to go on
    List<Follower> followers(MessageId root, @Nullable UserId behind, int limit) {
        var query = Query.of(Table.MESSAGES, Index.PRIMARY, partition(root), FOLLOWER)
                .behind(behind == null ? null : FOLLOWER + behind.key())
                .atMost(limit);
        return dynamo.query(query).stream()
                .map(item ->
                        new Follower(UserId.ofKey(item.key().sk().substring(FOLLOWER.length())), item.flag(FOLLOWING)))
                .toList();
    }

    /// The threads that somebody follows in a workspace, or those of them with something unread; the one with
    /// the last reply first.
    ///
    /// @param start where to go on
    /// @return at most as many as the page is to be read with
    List<Place> places(UserId user, WorkspaceId workspace, boolean isUnread, Optional<Place> start, PageRequest page) {
        var index = isUnread ? Index.GSI2 : Index.GSI1;
        var partition = isUnread ? unreadPartition(user) : user.key();
        var query = Query.of(Table.MESSAGES, index, partition, placesOf(workspace))
                .behind(start.map(Place::sortKey).orElse(null))
                .atMost(page.sizeToRead());
        return dynamo.query(page.isBackwards() ? query : query.reversed()).stream()
                .map(Place::of)
                .toList();
    }

    /// The author of a reply follows from now on, and has read so far.
    Write replied(Message reply) {
        return follow(reply.rootId(), reply.authorId(), Latest.of(reply))
                .set("last_read_seq", reply.seq())
                .remove("GSI2PK")
                .remove("GSI2SK");
    }

    /// Somebody follows from now on, and has read so far. Fails where they follow already.
    Write start(Message root, UserId user) {
        var write = follow(root.id(), user, Latest.of(root.replies(), root))
                .set("last_read_seq", root.replies().latestSeq())
                .unlessTrue(FOLLOWING);
        return root.authorId().equals(user) ? write.ifPresent() : write;
    }

    /// A reply mentions somebody, who has it unread. Fails where they follow already, and where they have said
    /// behind it that they do not want to.
    Write mentioned(Message reply, UserId user) {
        return unread(follow(reply.rootId(), user, Latest.of(reply)), reply.rootId(), user, Latest.of(reply))
                .set("last_read_seq", reply.seq() - 1)
                .unlessTrue(FOLLOWING)
                .unlessAtLeast("stopped_seq", reply.seq());
    }

    /// That the author of a message follows goes without saying; this says it, so that the thread is in their
    /// list. Nothing changes where it is said, or denied.
    void startAuthor(Message root) {
        tryRun(author(root, 0));
    }

    private Write author(Message root, long lastReadSeq) {
        var latest = Latest.of(root.replies(), root);
        var user = root.authorId();
        var write = follow(root.id(), user, latest)
                .set("last_read_seq", lastReadSeq)
                .ifAbsent();
        return latest.seq() > lastReadSeq ? unread(write, root.id(), user, latest) : write;
    }

    /// Kept, so that no older mention makes them follow again.
    Write stop(Message root, UserId user) {
        return dynamo.update(Table.MESSAGES, key(root.id(), user))
                .set("workspace_id", root.roomId().workspace().key())
                .set(FOLLOWING, false)
                .set("stopped_seq", root.replies().latestSeq())
                .remove("GSI1PK")
                .remove("GSI1SK")
                .remove("GSI2PK")
                .remove("GSI2SK");
    }

    /// A thread moves up in the list of one who follows it. The same or an older reply again changes nothing.
    void moveUp(Message reply, UserId user) {
        var root = reply.rootId();
        var latest = Latest.of(reply);
        var isUnread =
                tryRun(unread(latest(root, user, latest), root, user, latest).ifLess("last_read_seq", latest.seq()));
        if (!isUnread) {
            tryRun(latest(root, user, latest));
        }
    }

    private Write latest(MessageId root, UserId user, Latest latest) {
        return dynamo.update(Table.MESSAGES, key(root, user))
                .set("latest_seq", latest.seq())
                .set("GSI1SK", place(root, latest))
                .ifTrue(FOLLOWING)
                .ifLess("latest_seq", latest.seq());
    }

    /// Moves the marker of one who follows forward. Whether anything is said of the author of the message may
    /// change meanwhile: the worker says it.
    ///
    /// @return whether it moved
    boolean markRead(Message root, UserId user, long seq) {
        var key = key(root.id(), user);
        var isAuthor = root.authorId().equals(user);
        return move(key, seq) || (isAuthor && (tryRun(author(root, seq)) || move(key, seq)));
    }

    private boolean move(Key key, long seq) {
        var toTheEnd =
                mark(key, seq).ifAtMost("latest_seq", seq).remove("GSI2PK").remove("GSI2SK");
        return tryRun(toTheEnd) || tryRun(mark(key, seq).ifGreater("latest_seq", seq));
    }

    private Write mark(Key key, long seq) {
        return dynamo.update(Table.MESSAGES, key)
                .set("last_read_seq", seq)
                .ifTrue(FOLLOWING)
                .ifLess("last_read_seq", seq);
    }

    private static boolean tryRun(Write write) {
        try {
            write.run();
            return true;
        } catch (ConditionFailed e) {
            return false;
        }
    }

    /// All of a follow but how far was read.
    private Write follow(MessageId root, UserId user, Latest latest) {
        return dynamo.update(Table.MESSAGES, key(root, user))
                .set("workspace_id", root.room().workspace().key())
                .set(FOLLOWING, true)
                .set("latest_seq", latest.seq())
                .set("GSI1PK", user.key())
                .set("GSI1SK", place(root, latest));
    }

    private static Write unread(Write write, MessageId root, UserId user, Latest latest) {
        return write.set("GSI2PK", unreadPartition(user)).set("GSI2SK", place(root, latest));
    }

    private static String unreadPartition(UserId user) {
        return "UNREAD#" + user.key();
    }

    private static Key key(MessageId root, UserId user) {
        return new Key(partition(root), FOLLOWER + user.key());
    }

    private static String partition(MessageId root) {
        return Timeline.ofReplies(root).key();
    }

    private static String place(MessageId root, Latest latest) {
        return new Place(root, latest.time()).sortKey();
    }

    private static String placesOf(WorkspaceId workspace) {
        return "THREAD#" + workspace.uuid() + "#";
    }
}
