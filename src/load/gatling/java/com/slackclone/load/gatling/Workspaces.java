package com.slackclone.load.gatling;

import com.slackclone.load.api.Team;
import com.slackclone.load.process.LocalStack;
import com.slackclone.load.process.ServerNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/// Workspaces of at most 100 people. All of a workspace's people are in all of its five channels, which have a history.
final class Workspaces {

    private static final int PEOPLE = 100;
    private static final List<String> CHANNELS = List.of("releases", "incidents", "design");
    private static final int ADDED_AT_ONCE = 50;

    /// So many that a page of history is full.
    private static final int MESSAGES = 60;

    private static final int TIMEOUT_SECONDS = 60;

    private static final String MEMBERS = """
            query ($workspace: ID!) {
              viewer { user { id } }
              workspace(id: $workspace) { members(first: 100) { nodes { user { id } } } }
            }
            """;
    private static final String CREATE = """
            mutation ($workspace: ID!, $name: String!) {
              createChannel(input: { workspaceId: $workspace, name: $name }) { channel { id } }
            }
            """;
    private static final String ADD = """
            mutation ($channel: ID!, $users: [ID!]!) {
              addChannelMembers(input: { channelId: $channel, userIds: $users }) { channel { id } }
            }
            """;
    private static final String CHANNELS_OF = """
            query ($workspace: ID!) {
              workspace(id: $workspace) { channels(first: 50) { nodes { id } } }
            }
            """;

    private record Place(Team team, List<String> rooms) {}

    private Workspaces() {}

    /// @param people how many
    /// @return all of them
    static List<Person> prepare(ServerNode node, LocalStack stack, int people)
            throws IOException, InterruptedException {
        var places = new ArrayList<Place>();
        for (var gathered = 0; gathered < people; gathered += PEOPLE) {
            var team = Team.gather(node, stack, Math.min(PEOPLE, people - gathered));
            places.add(new Place(team, rooms(team)));
        }
        for (var i = 0; i < MESSAGES; i++) {
            write(places, i);
        }
        return places.stream()
                .flatMap(place -> place.team().tokens().stream()
                        .map(token -> new Person(token, place.team().workspace(), place.rooms())))
                .toList();
    }

    private static List<String> rooms(Team team) throws IOException, InterruptedException {
        var workspace = Map.of("workspace", team.workspace());
        var answer = team.ask(0, MEMBERS, workspace);
        var members = new ArrayList<>(ids(answer.path("workspace").path("members"), "/user/id"));
        members.remove(answer.path("viewer").path("user").path("id").asString());
        for (var name : CHANNELS) {
            var channel = team.ask(0, CREATE, Map.of("workspace", team.workspace(), "name", name))
                    .at("/createChannel/channel/id")
                    .asString();
            for (var from = 0; from < members.size(); from += ADDED_AT_ONCE) {
                var some = members.subList(from, Math.min(members.size(), from + ADDED_AT_ONCE));
                team.ask(0, ADD, Map.of("channel", channel, "users", some));
            }
        }
        return ids(team.ask(0, CHANNELS_OF, workspace).path("workspace").path("channels"), "/id");
    }

    private static List<String> ids(JsonNode connection, String pointer) {
        var ids = new ArrayList<String>();
        connection.path("nodes").forEach(node -> ids.add(node.at(pointer).asString()));
        return List.copyOf(ids);
    }

    /// A message into each room.
    private static void write(List<Place> places, int number) throws IOException, InterruptedException {
        var sent = places.stream()
                .flatMap(place -> place.rooms().stream()
                        .map(room ->
                                place.team().send(number, room, "What was said here before, %d".formatted(number))))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(sent).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The history can't be written", e);
        }
    }
}
