package com.slackclone.message;

import com.slackclone.account.User;
import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.message.Mentions.OfChannel;
import com.slackclone.message.Mentions.OfPerson;
import com.slackclone.message.Mentions.Wide;
import com.slackclone.mrkdwn.Mrkdwn;
import com.slackclone.mrkdwn.Name;
import com.slackclone.mrkdwn.Name.Kind;
import com.slackclone.platform.error.ApiException;
import com.slackclone.room.Channel;
import com.slackclone.room.ChannelId;
import com.slackclone.room.PublicChannels;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import com.slackclone.workspace.Handles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out whom and what a text mentions.
///
/// People are mentioned by handle or id, and only those who may read the room; channels by name or id, and only
/// public ones. What else looks like a mention is text, so that it tells nobody who or what there is.
@Component
class MentionResolver {

    /// A batch of reads takes as many keys.
    private static final int MAX_NAMES = 100;
    private static final int MAX_PEOPLE = 40;

    private final Handles handles;
    private final Users users;
    private final PublicChannels channels;
    private final RoomAccess access;

    MentionResolver(Handles handles, Users users, PublicChannels channels, RoomAccess access) {
        this.handles = handles;
        this.users = users;
        this.channels = channels;
        this.access = access;
    }

    /// Costs nothing for a text without `@` and `#`. Otherwise at most one read of several items for each of: the
    /// handles that the node does not know, the memberships that it does not know, the names of channels, the
    /// channels.
    ///
    /// @param content of a message of the room
    Mentions resolve(RoomId room, String content) {
        if (content.indexOf('@') < 0 && content.indexOf('#') < 0 && !content.contains("<!")) {
            return Mentions.NONE;
        }
        var names = Mrkdwn.names(content).stream().limit(MAX_NAMES).toList();
        if (names.isEmpty()) {
            return Mentions.NONE;
        }
        var found = new Mentions(people(room, names), channels(room, names), all(names));
        return found.none() ? found : found.only(Mrkdwn.meant(content, found.shown()));
    }

    private List<OfPerson> people(RoomId room, List<Name> names) {
        var byName = new HashMap<Name, UserId>();
        var byHandle = handles.find(room.workspace(), texts(names, Kind.HANDLE));
        byHandle.forEach((handle, user) -> byName.put(new Name(Kind.HANDLE, handle), user));
        of(names, Kind.USER_ID).forEach(name -> parse(name, UserId::parse).ifPresent(id -> byName.put(name, id)));
        if (byName.isEmpty()) {
            return List.of();
        }
        var readers = access.readers(new HashSet<>(byName.values()), room);
        var labels = labels(byName, readers);
        var people = new ArrayList<OfPerson>();
        for (var name : names) {
            var id = byName.get(name);
            if (id != null && readers.contains(id) && people.size() < MAX_PEOPLE) {
                people.add(new OfPerson(name, id, labels.get(name)));
            }
        }
        return people;
    }

    /// An id is shown as the name of its person; a handle as it was written.
    private Map<Name, String> labels(Map<Name, UserId> people, Set<UserId> readers) {
        var byId = people.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == Kind.USER_ID && readers.contains(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var known = byId.isEmpty() ? Map.<UserId, User>of() : users.findAll(byId.values());
        var labels = new HashMap<Name, String>();
        byId.forEach((name, id) ->
                Optional.ofNullable(known.get(id)).ifPresent(user -> labels.put(name, "@" + user.displayName())));
        return labels;
    }

    private List<OfChannel> channels(RoomId room, List<Name> names) {
        var byName = new HashMap<Name, ChannelId>();
        of(names, Kind.CHANNEL_ID)
                .forEach(name -> parse(name, ChannelId::parse)
                        .filter(id -> id.workspace().equals(room.workspace()))
                        .ifPresent(id -> byName.put(name, id)));
        var found = channels.find(room.workspace(), texts(names, Kind.CHANNEL), byName.values());
        found.forEach(channel -> byName.putIfAbsent(new Name(Kind.CHANNEL, channel.name()), channel.id()));
        var byId = found.stream().collect(Collectors.toMap(Channel::id, Function.identity()));
        var mentioned = new ArrayList<OfChannel>();
        for (var name : names) {
            var channel = byId.get(byName.get(name));
            if (channel != null) {
                mentioned.add(new OfChannel(name, channel.id(), label(name, channel)));
            }
        }
        return mentioned;
    }

    private static @Nullable String label(Name name, Channel channel) {
        return name.kind() == Kind.CHANNEL_ID ? "#" + channel.name() : null;
    }

    private static List<Wide> all(List<Name> names) {
        return of(names, Kind.WIDE).map(Wide::of).distinct().toList();
    }

    private static Stream<Name> of(List<Name> names, Kind kind) {
        return names.stream().filter(name -> name.kind() == kind);
    }

    private static Collection<String> texts(List<Name> names, Kind kind) {
        return of(names, kind).map(Name::text).toList();
    }

    private static <T> Optional<T> parse(Name name, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(name.text()));
        } catch (ApiException noId) {
            return Optional.empty();
        }
    }
}
