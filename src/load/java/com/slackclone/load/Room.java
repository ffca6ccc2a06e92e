package com.slackclone.load;

import com.slackclone.load.api.Team;
import com.slackclone.load.client.Subscribers;
import com.slackclone.load.client.Subscription;
import com.slackclone.load.process.Jvm;
import com.slackclone.load.process.ServerNode;
import java.util.Map;

/// The server, seen through one of its rooms. The messages are sent to another node than the subscribers are at: so
/// what the subscribers' node spends is for the fan-out alone.
///
/// @param node where the subscribers are
/// @param team whose room it is; its API is that of the other node
/// @param document what the subscribers ask for
/// @param contentSize of a message, in characters
record Room(String name, ServerNode node, Team team, String document, int contentSize) implements Program {

    /// The same for everybody.
    static final String SHARED = """
            subscription RoomEvents($room: ID!, $after: EventCursor) {
              roomEvents(roomId: $room, after: $after) {
                __typename
                ... on Event { id cursor }
                ... on MessageSent { message { id seq content author { id name } } }
              }
            }
            """;

    /// It depends on who asks.
    static final String PER_VIEWER = SHARED.replace("seq content", "seq content viewerCanEdit");

    /// Makes a frame of about 480 bytes.
    static final int SHORT = 60;

    Room asking(String newName, String newDocument) {
        return new Room(newName, node, team, newDocument, contentSize);
    }

    /// The same room, with the subscribers at another node.
    Room at(ServerNode other) {
        return new Room(name, other, team, document, contentSize);
    }

    Room withContentOf(int size) {
        return new Room(name, node, team, document, size);
    }

    @Override
    public Jvm jvm() {
        return node.jvm();
    }

    @Override
    public Subscribers subscribers() {
        return new Subscribers(
                node.port(),
                node.endpoint(),
                i -> new Subscription(team.token(i), document, Map.of("room", team.room())));
    }

    @Override
    public Subscribers apart() {
        return new Subscribers(node.port(), node.endpoint(), i -> {
            var own = document.replaceFirst("RoomEvents", "RoomEvents" + i);
            return new Subscription(team.token(i), own, Map.of("room", team.room()));
        });
    }

    @Override
    public Publisher publisher() {
        return new ServerPublisher(team, contentSize);
    }
}
