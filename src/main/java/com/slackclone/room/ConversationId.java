package com.slackclone.room;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.slackclone.account.UserId;
import com.slackclone.platform.id.GlobalIdCodec;
import com.slackclone.platform.id.NamedIds;
import com.slackclone.workspace.WorkspaceId;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/// A conversation of some people of a workspace.
public record ConversationId(WorkspaceId workspace, UUID uuid) implements RoomId {

    public static final String PREFIX = "D";
    static final String KEY_PREFIX = "CONVERSATION#";

    /// The id of the conversation of these people. It follows from the workspace and from who they are, in
    /// whatever order: so to find their conversation needs no look-up, and there can't be two.
    static ConversationId of(WorkspaceId workspace, Collection<UserId> people) {
        var name = people.stream()
                .map(user -> user.uuid().toString())
                .sorted()
                .distinct()
                .collect(Collectors.joining(","));
        return new ConversationId(workspace, NamedIds.of(workspace.uuid(), name));
    }

    @JsonCreator
    public static ConversationId parse(String id) {
        return parse("conversation", id);
    }

    static ConversationId parse(String kind, String id) {
        var parts = GlobalIdCodec.decode(kind, PREFIX, 2, id);
        return new ConversationId(new WorkspaceId(parts.getFirst()), parts.getLast());
    }

    /// From a key as [#key()] writes it.
    static ConversationId ofKey(WorkspaceId workspace, String key) {
        return new ConversationId(workspace, UUID.fromString(key.substring(KEY_PREFIX.length())));
    }

    @Override
    @JsonValue
    public String global() {
        return GlobalIdCodec.encode(PREFIX, workspace.uuid(), uuid);
    }

    @Override
    public String toString() {
        return global();
    }

    @Override
    public String key() {
        return KEY_PREFIX + uuid;
    }

    /// `CONV#{uuid}`: what sorts it in the indexes of its workspace and of its people.
    @Override
    public String indexKey() {
        return "CONV#" + uuid;
    }
}
