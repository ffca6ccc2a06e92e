package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.mrkdwn.Mention;
import com.slackclone.mrkdwn.Name;
import com.slackclone.mrkdwn.Name.Kind;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.room.ChannelId;
import com.slackclone.workspace.WorkspaceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whom and what a message mentions, as of its sending or its last edit. Each of those mentioned could read the
/// message then.
///
/// @param people by the names that were written; one person may have several
/// @param channels public ones
/// @param all the words that mean all who are in the room
public record Mentions(List<OfPerson> people, List<OfChannel> channels, List<Wide> all) {

    /// Where nobody and nothing is mentioned.
    public static final Mentions NONE = new Mentions(List.of(), List.of(), List.of());

    private static final String ATTRIBUTE = "mentions";

    /// @param label what is shown; null for what was written
    public record OfPerson(Name name, UserId id, @Nullable String label) {}

    /// @param label as in [OfPerson]
    public record OfChannel(
            Name name, ChannelId id, @Nullable String label) {}

    /// Who of the room is meant. All of them count as mentions; what sets them apart is whom they disturb.
    public enum Wide {
        /// All who are in the room.
        CHANNEL,
        /// All who are in the room and online.
        HERE,
        /// All who are in the room; of #general, everybody in the workspace.
        EVERYONE;

        static Wide of(Name name) {
            return valueOf(name.text().toUpperCase(Locale.ROOT));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Mentions {
        people = List.copyOf(people);
        channels = List.copyOf(channels);
        all = List.copyOf(all);
    }

    /// Those who are mentioned by name.
    public Set<UserId> userIds() {
        return people.stream().map(OfPerson::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<ChannelId> channelIds() {
        return channels.stream().map(OfChannel::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether all who are in the room are mentioned.
    public boolean reachesAll() {
        return !all.isEmpty();
    }

    boolean none() {
        return people.isEmpty() && channels.isEmpty() && all.isEmpty();
    }

    /// Without the names that are not among these.
    Mentions only(Collection<Name> names) {
        return new Mentions(
                people.stream().filter(one -> names.contains(one.name())).toList(),
                channels.stream().filter(one -> names.contains(one.name())).toList(),
                all.stream().filter(one -> names.contains(name(one))).toList());
    }

    /// What stands for the names in the rendered message.
    Map<Name, Mention> shown() {
        var shown = new HashMap<Name, Mention>();
        people.forEach(one -> shown.put(one.name(), Mention.ofUser(one.id().global(), one.label())));
        channels.forEach(one -> shown.put(one.name(), Mention.ofChannel(one.id().global(), one.label())));
        all.forEach(one -> shown.put(name(one), Mention.ofAll(one.word())));
        return shown;
    }

    private static Name name(Wide wide) {
        return new Name(Kind.WIDE, wide.word());
    }

    /// As they stand in the message's item.
    static Mentions of(WorkspaceId workspace, Item message) {
        var people = new ArrayList<OfPerson>();
        var channels = new ArrayList<OfChannel>();
        var all = new ArrayList<Wide>();
        for (var item : message.items(ATTRIBUTE)) {
            var name = new Name(Kind.valueOf(item.string("kind")), item.string("name"));
            var label = item.optionalString("label").orElse(null);
            switch (name.kind()) {
                case HANDLE, USER_ID -> people.add(new OfPerson(name, UserId.ofKey(item.string("target")), label));
                case CHANNEL, CHANNEL_ID ->
                    channels.add(new OfChannel(name, ChannelId.ofKey(workspace, item.string("target")), label));
                case WIDE -> all.add(Wide.of(name));
            }
        }
        return new Mentions(people, channels, all);
    }

    List<Item> items() {
        var items = new ArrayList<Item>();
        people.forEach(
                one -> items.add(item(one.name()).with("target", one.id().key()).with("label", one.label())));
        channels.forEach(
                one -> items.add(item(one.name()).with("target", one.id().key()).with("label", one.label())));
        all.forEach(one -> items.add(item(name(one))));
        return items;
    }

    private static Item item(Name name) {
        return Item.EMPTY.with("kind", name.kind().name()).with("name", name.text());
    }
}
