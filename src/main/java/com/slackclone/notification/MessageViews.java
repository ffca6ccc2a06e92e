package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.account.Users;
import com.slackclone.message.Message;
import com.slackclone.message.MessageId;
import com.slackclone.message.MessageLookup;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import com.slackclone.room.RoomLookup;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Says how notifications of messages read.
@Component
class MessageViews {

    private final MessageLookup messages;
    private final RoomLookup rooms;
    private final RoomAccess access;
    private final Users users;

    MessageViews(MessageLookup messages, RoomLookup rooms, RoomAccess access, Users users) {
        this.messages = messages;
        this.rooms = rooms;
        this.access = access;
        this.users = users;
    }

    private record Place(UserId user, RoomId room) {}

    /// For each 100 a call for the messages and one for their rooms, where the node knows the people and who is in
    /// the rooms.
    Map<Notification, Shown> of(Collection<Notification> notifications) {
        var ids = notifications.stream().collect(Collectors.toMap(one -> one, one -> MessageId.parse(one.link())));
        var places = new HashSet<Place>();
        ids.forEach((one, id) -> places.add(new Place(one.id().user(), id.room())));
        places.removeIf(place -> !access.canRead(place.user(), place.room()));
        ids.entrySet()
                .removeIf(entry -> !places.contains(
                        new Place(entry.getKey().id().user(), entry.getValue().room())));
        var found = messages.findAll(new HashSet<>(ids.values()));
        var foundRooms =
                rooms.findAll(found.keySet().stream().map(MessageId::room).collect(Collectors.toSet()));
        var actors =
                users.findAll(notifications.stream().map(Notification::actorId).collect(Collectors.toSet()));
        var shown = new HashMap<Notification, Shown>();
        for (var one : notifications) {
            var message = Optional.ofNullable(ids.get(one)).map(found::get).filter(there -> !there.isDeleted());
            var room = message.map(Message::roomId).map(foundRooms::get);
            shown.put(
                    one,
                    message.isPresent() && room.isPresent()
                            ? NotificationText.ofMessage(
                                    one, message.get(), room.get(), Optional.ofNullable(actors.get(one.actorId())))
                            : Shown.HIDDEN);
        }
        return shown;
    }
}
