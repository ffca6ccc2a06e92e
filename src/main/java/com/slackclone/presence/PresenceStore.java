package com.slackclone.presence;

import com.slackclone.account.UserId;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.redis.RedisScript;
import com.slackclone.workspace.WorkspaceId;
import com.slackclone.workspace.WorkspaceTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Who is here, in Redis. Each method costs one round trip. All times are those of Redis, as the clocks of nodes
/// differ.
///
/// | key | type | holds |
/// |---|---|---|
/// | `{workspace}:presence:leases` | sorted set | those who are here, by the end of their leases |
/// | `{workspace}:presence:activity` | sorted set | people by what they did last, for a day |
/// | `{workspace}:presence:online`, `…:away` | sorted sets | how those who are here are shown |
/// | `{workspace}:presence:choices` | hash | what those who are here have chosen to be shown as |
/// | `{workspace}:presence:live` | channel | [PresenceSignal]s |
@Component
class PresenceStore {

    private static final RedisScript UPDATE = RedisScript.of(PresenceStore.class, "presence-update.lua");
    private static final RedisScript READ = RedisScript.of(PresenceStore.class, "presence-read.lua");
    private static final RedisScript ONLINE = RedisScript.of(PresenceStore.class, "presence-online.lua");
    private static final Duration KEPT = Duration.ofDays(1);

    /// What an update has brought about.
    ///
    /// @param unknown those who are here and whose choice must be brought before they are shown
    /// @param changed how those are shown now who were shown otherwise before
    record Outcome(Instant at, List<UserId> unknown, List<Presence> changed) {}

    /// How people were shown at a time.
    record Shown(Instant at, List<Presence> presences) {}

    private final Redis redis;
    private final PresenceProperties properties;

    PresenceStore(Redis redis, PresenceProperties properties) {
        this.redis = redis;
        this.properties = properties;
    }

    static String channel(WorkspaceId workspace) {
        return key(workspace, "live");
    }

    private static String key(WorkspaceId workspace, String part) {
        return "{" + WorkspaceTopics.scope(workspace) + "}:presence:" + part;
    }

    private static String[] keys(WorkspaceId workspace) {
        return Stream.of("leases", "activity", "online", "away", "choices", "live")
                .map(part -> key(workspace, part))
                .toArray(String[]::new);
    }

    /// Notes what a node knows, and tells all nodes what is another now; also whose lease has run out.
    Outcome update(WorkspaceId workspace, List<PresenceUpdate> updates) {
        return update(workspace, updates, false);
    }

    /// Finds those who have done nothing for long, and those whose lease has run out.
    Outcome sweep(WorkspaceId workspace) {
        return update(workspace, List.of(), true);
    }

    private Outcome update(WorkspaceId workspace, List<PresenceUpdate> updates, boolean withIdle) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(properties.lease().toMillis()));
        arguments.add(Long.toString(properties.awayAfter().toMillis()));
        arguments.add(withIdle ? "1" : "0");
        arguments.add(Long.toString(KEPT.toMillis()));
        updates.forEach(update -> arguments.addAll(update.arguments()));
        var answer = redis.run(UPDATE, keys(workspace), arguments.toArray(String[]::new))
                .iterator();
        var at = millis(answer.next());
        var unknown = new ArrayList<UserId>();
        for (var count = Integer.parseInt(answer.next()); count > 0; count--) {
            unknown.add(user(answer.next()));
        }
        var changed = new ArrayList<Presence>();
        while (answer.hasNext()) {
            changed.add(presence(user(answer.next()), answer));
        }
        return new Outcome(at, unknown, changed);
    }

    Shown read(WorkspaceId workspace, List<UserId> users) {
        var uuids = users.stream().map(user -> user.uuid().toString()).toArray(String[]::new);
        var answer = redis.run(READ, keys(workspace), uuids).iterator();
        var at = millis(answer.next());
        return new Shown(at, users.stream().map(user -> presence(user, answer)).toList());
    }

    /// Those who are shown as `ONLINE`, in the order of their sign-up: one more than the page takes, if there are
    /// more.
    List<UserId> online(WorkspaceId workspace, PageRequest page) {
        var start = page.start(UserId::parse, _ -> true).map(user -> user.uuid().toString());
        var keys = new String[] {key(workspace, "leases"), key(workspace, "online")};
        return redis
                .run(
                        ONLINE,
                        keys,
                        start.orElse(""),
                        page.isBackwards() ? "1" : "0",
                        Integer.toString(page.sizeToRead()))
                .stream()
                .map(PresenceStore::user)
                .toList();
    }

    private static Presence presence(UserId user, Iterator<String> answer) {
        return PresenceSignal.presence(user, answer.next(), answer.next(), answer.next());
    }

    private static UserId user(String uuid) {
        return new UserId(UUID.fromString(uuid));
    }

    private static Instant millis(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text));
    }
}
