package com.slackclone.load.api;

import com.slackclone.load.process.LocalStack;
import com.slackclone.load.process.ServerNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/// A workspace with people in it, all of whom are in its first channel.
///
/// @param tokens of its people, the admin first
/// @param workspace its id
/// @param room the channel's id
public record Team(Api api, List<String> tokens, String workspace, String room) {

    private static final int INVITED_AT_ONCE = 50;
    private static final int REGISTERING_AT_ONCE = 8;

    private static final String REGISTER = """
            mutation ($email: EmailAddress!, $name: String!) {
              register(input: { email: $email, password: "correct horse battery", name: $name }) { accessToken }
            }
            """;
    private static final String CREATE = """
            mutation ($name: String!) {
              createWorkspace(input: { name: $name }) {
                workspace { id channels(first: 1) { nodes { id } } }
              }
            }
            """;
    private static final String INVITE = """
            mutation ($workspace: ID!, $emails: [EmailAddress!]!) {
              inviteMembers(input: { workspaceId: $workspace, emails: $emails }) { invites { id } }
            }
            """;
    private static final String ACCEPT = """
            mutation ($token: String!) {
              acceptInvite(input: { token: $token }) { workspace { id } }
            }
            """;
    private static final String SEND = """
            mutation ($room: ID!, $content: String!) {
              sendMessage(input: { roomId: $room, content: $content }) { message { id seq } }
            }
            """;

    private record Newcomer(String email, String token) {}

    /// @param node that everything is asked of
    /// @param size how many people
    public static Team gather(ServerNode node, LocalStack stack, int size) throws IOException, InterruptedException {
        var api = Api.of(node.port());
        var admin = register(api, 0);
        var workspace = api.as(admin.token())
                .run(CREATE, Map.of("name", "Load " + UUID.randomUUID()))
                .path("createWorkspace")
                .path("workspace");
        var newcomers = all(size - 1, i -> () -> register(api, i + 1));
        for (var from = 0; from < newcomers.size(); from += INVITED_AT_ONCE) {
            var some = newcomers.subList(from, Math.min(newcomers.size(), from + INVITED_AT_ONCE));
            var emails = some.stream().map(Newcomer::email).toList();
            api.as(admin.token())
                    .run(INVITE, Map.of("workspace", workspace.path("id").asString(), "emails", emails));
        }
        all(newcomers.size(), i -> () -> {
            var newcomer = newcomers.get(i);
            var token = stack.invite(newcomer.email()).get();
            return api.as(newcomer.token()).run(ACCEPT, Map.of("token", token));
        });
        var tokens = new ArrayList<>(List.of(admin.token()));
        newcomers.forEach(newcomer -> tokens.add(newcomer.token()));
        return new Team(
                api,
                tokens,
                workspace.path("id").asString(),
                workspace.path("channels").path("nodes").path(0).path("id").asString());
    }

    private static Newcomer register(Api api, int number) throws IOException, InterruptedException {
        var email = "p" + UUID.randomUUID() + "@example.org";
        var answer = api.run(REGISTER, Map.of("email", email, "name", "Person %03d".formatted(number)));
        return new Newcomer(email, answer.path("register").path("accessToken").asString());
    }

    private interface Step<T> {
        Callable<T> at(int index);
    }

    private static <T> List<T> all(int count, Step<T> step) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(REGISTERING_AT_ONCE)) {
            var running = new ArrayList<Future<T>>();
            for (var i = 0; i < count; i++) {
                running.add(threads.submit(step.at(i)));
            }
            var done = new ArrayList<T>();
            for (var future : running) {
                done.add(future.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IOException("The team can't gather", e);
        }
    }

    /// Sends a message to the room, without waiting for the answer.
    ///
    /// @param sender the number of somebody of the team; those of a number behind the last start anew
    public CompletableFuture<?> send(int sender, String content) {
        return send(sender, room, content);
    }

    /// The same to another room that the sender is in.
    public CompletableFuture<?> send(int sender, String channel, String content) {
        return api.as(token(sender)).start(SEND, Map.of("room", channel, "content", content));
    }

    /// Asks the server for something.
    ///
    /// @param person the number of whom asks
    /// @return the answer's `data`
    public JsonNode ask(int person, String document, Map<String, ?> variables)
            throws IOException, InterruptedException {
        return api.as(token(person)).run(document, variables);
    }

    public String token(int person) {
        return tokens.get(person % tokens.size());
    }
}
