package com.slackclone.room;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Channels, in the Channels table.
///
/// | item | PK | SK | GSI1PK | serves |
/// |---|---|---|---|---|
/// | channel | `WORKSPACE#{id}` | `CHANNEL#{id}` | `CHANNEL#{id}` | one or many by id; those of a workspace, by age |
/// | name claim | `WORKSPACE#{id}` | `NAME#{name}` | | uniqueness of names within the workspace; one by its name |
@Component
class ChannelTable {

    private static final int PAGE = 1_000;
    private static final String MEMBER_CHANGES = "member_changes";

    private final Dynamo dynamo;

    ChannelTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /// A channel, and how often people have come or gone.
    ///
    /// @param changes grows by 1 with each transaction that puts people in or takes them out; newcomers of the
    ///     workspace don't count
    record Roster(Channel channel, long changes) {

        static Roster of(Item item) {
            return new Roster(ChannelTable.channel(item), item.number(MEMBER_CHANGES, 0));
        }

        /// As it is with so many more people.
        Roster with(int more) {
            return new Roster(channel.withMembers(channel.memberCount() + more), changes + 1);
        }
    }

    Optional<Channel> find(ChannelId id) {
        return dynamo.get(Table.CHANNELS, key(id)).map(ChannelTable::channel);
    }

    Optional<Roster> roster(ChannelId id) {
        return dynamo.get(Table.CHANNELS, key(id)).map(Roster::of);
    }

    Optional<Channel> findByName(WorkspaceId workspace, String name) {
        return dynamo.get(Table.CHANNELS, nameKey(workspace, name))
                .map(claim -> ChannelId.ofKey(workspace, claim.string("channel")))
                .flatMap(this::find);
    }

    /// Those of the names that there are. One call for each 100.
    Set<ChannelId> findIdsByName(WorkspaceId workspace, Collection<String> names) {
        var keys = names.stream().map(name -> nameKey(workspace, name)).toList();
        return dynamo.get(Table.CHANNELS, keys).values().stream()
                .map(claim -> ChannelId.ofKey(workspace, claim.string("channel")))
                .collect(Collectors.toSet());
    }

    Map<ChannelId, Channel> findAll(Collection<ChannelId> ids) {
        var keys = ids.stream().map(ChannelTable::key).toList();
        return dynamo.get(Table.CHANNELS, keys).values().stream()
                .map(ChannelTable::channel)
                .collect(Collectors.toMap(Channel::id, channel -> channel));
    }

    /// Reads on until the page has one more than it takes, or the workspace has no more.
    List<Channel> page(WorkspaceId workspace, PageRequest page, Predicate<Channel> isWanted) {
        var found = new ArrayList<Channel>();
        var start = page.start(ChannelId::parse, id -> id.workspace().equals(workspace))
                .map(ChannelId::key)
                .orElse(null);
        List<Channel> read;
        do {
            read = read(workspace, page, start);
            read.stream().filter(isWanted).forEach(found::add);
            start = read.isEmpty() ? null : read.getLast().id().key();
        } while (found.size() < page.sizeToRead() && read.size() == chunk(page));
        return found.size() > page.sizeToRead() ? found.subList(0, page.sizeToRead()) : found;
    }

    private List<Channel> read(WorkspaceId workspace, PageRequest page, @Nullable String start) {
        var query = Query.of(Table.CHANNELS, Index.PRIMARY, workspace.key(), "CHANNEL#")
                .behind(start)
                .atMost(chunk(page));
        return dynamo.query(page.isBackwards() ? query.reversed() : query).stream()
                .map(ChannelTable::channel)
                .toList();
    }

    /// Enough to fill a page at once even where many of the workspace's channels are hidden from the viewer.
    private static int chunk(PageRequest page) {
        return 4 * page.sizeToRead();
    }

    /// All of a workspace's, a page at a time.
    void forEach(WorkspaceId workspace, Consumer<Channel> consumer) {
        var query = Query.of(Table.CHANNELS, Index.PRIMARY, workspace.key(), "CHANNEL#")
                .atMost(PAGE);
        List<Item> read;
        do {
            read = dynamo.query(query);
            read.forEach(item -> consumer.accept(channel(item)));
            query = read.isEmpty() ? query : query.behind(read.getLast().string("SK"));
        } while (read.size() == PAGE);
    }

    Write create(Channel channel) {
        var id = channel.id();
        var item = Item.at(key(id))
                .with("GSI1PK", id.key())
                .with("name", channel.name())
                .with("topic", channel.topic())
                .with("purpose", channel.purpose())
                .with("type", channel.type().name())
                .with("is_default", channel.isDefault())
                .with("created_by", channel.createdById().key())
                .with("created_at", channel.createdAt())
                .with("member_count", channel.memberCount())
                .with("message_count", channel.latestSeq())
                .with("version", channel.version());
        return dynamo.put(Table.CHANNELS, item).ifAbsent();
    }

    Write claimName(Channel channel) {
        return claimName(channel.id(), channel.name());
    }

    Write claimName(ChannelId id, String name) {
        var claim = Item.at(nameKey(id.workspace(), name)).with("channel", id.key());
        return dynamo.put(Table.CHANNELS, claim).ifAbsent();
    }

    Write releaseName(ChannelId id, String name) {
        return dynamo.delete(Table.CHANNELS, nameKey(id.workspace(), name)).ifEquals("channel", id.key());
    }

    /// Makes it what it is to be, if it is still what it was before; its name is for [#claimName] too.
    Write update(Channel changed) {
        return dynamo.update(Table.CHANNELS, key(changed.id()))
                .set("name", changed.name())
                .set("topic", changed.topic())
                .set("purpose", changed.purpose())
                .set("is_archived", changed.isArchived())
                .set("version", changed.version())
                .ifEquals("version", changed.version() - 1);
    }

    /// Fails where the channel has changed since it was made.
    Write describe(ChannelId id, @Nullable String topic, @Nullable String purpose) {
        return dynamo.update(Table.CHANNELS, key(id))
                .set("topic", topic)
                .set("purpose", purpose)
                .add("version", 1)
                .ifEquals("version", 1);
    }

    /// Counts members in or out of a channel that is not archived. Fails where others have come or gone meanwhile.
    Write addMembers(Roster before, int difference) {
        var write = dynamo.update(Table.CHANNELS, key(before.channel().id()))
                .add("member_count", difference)
                .set(MEMBER_CHANGES, before.changes() + 1)
                .ifPresent()
                .unlessTrue("is_archived");
        return before.changes() == 0
                ? write.ifMissing(MEMBER_CHANGES)
                : write.ifEquals(MEMBER_CHANGES, before.changes());
    }

    /// Counts a newcomer of the workspace in, who comes into a default channel even while it is archived.
    Write addNewcomer(ChannelId id) {
        return dynamo.update(Table.CHANNELS, key(id)).add("member_count", 1).ifPresent();
    }

    private static Key nameKey(WorkspaceId workspace, String name) {
        return new Key(workspace.key(), "NAME#" + name);
    }

    static Key key(ChannelId id) {
        return new Key(id.workspace().key(), id.key());
    }

    static Channel channel(Item item) {
        return new Channel(
                ChannelId.ofKey(WorkspaceId.ofKey(item.string("PK")), item.string("SK")),
                item.string("name"),
                item.optionalString("topic").orElse(null),
                item.optionalString("purpose").orElse(null),
                ChannelType.valueOf(item.string("type")),
                item.flag("is_archived"),
                item.flag("is_default"),
                UserId.ofKey(item.string("created_by")),
                item.instant("created_at"),
                item.number("member_count"),
                item.number("message_count"),
                item.optionalInstant("last_message_at").orElse(null),
                item.optionalString("last_message_id").map(UUID::fromString).orElse(null),
                MentionSeqs.of(item),
                item.number("version"));
    }
}
