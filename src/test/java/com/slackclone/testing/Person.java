package com.slackclone.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// Somebody who has signed up, and can be asked to do things.
///
/// @param id the global id
/// @param api a client that is signed in as this person
public record Person(Node node, String id, String name, String email, String token, ApiClient api) {

    public static final String PASSWORD = "correct horse battery";
    private static final Pattern INVITE = Pattern.compile("/invites/(\\S+)");

    /// Signs up with an address that nobody else has.
    public static Person signUp(Node node, String name) {
        var email = name.toLowerCase(Locale.ROOT) + "." + UUID.randomUUID() + "@example.com";
        return signUp(node, name, email);
    }

    public static Person signUp(Node node, String name, String email) {
        var input = Map.of("email", email, "password", PASSWORD, "name", name);
        var answer = node.api().run("register", Map.of("input", input)).ok();
        var token = answer.text("register.accessToken");
        return new Person(
                node, answer.text("register.user.id"), name, email, token, node.api().as(token));
    }

    /// The same person at another node.
    public Person at(Node other) {
        return new Person(other, id, name, email, token, other.api().as(token));
    }

    /// Accepts the invitation that came by mail.
    public void acceptInvite(String workspaceName) {
        api.run("acceptInvite", Map.of("token", inviteToken(workspaceName))).ok();
    }

    public String inviteToken(String workspaceName) {
        var link = INVITE.matcher(Mails.await(email, workspaceName).text());
        if (!link.find()) {
            throw new AssertionError("The mail has no link");
        }
        return link.group(1);
    }

    /// @return the id of the message
    public String send(String room, String content) {
        return api.run("sendMessage", Map.of("input", Map.of("roomId", room, "content", content)))
                .ok()
                .text("sendMessage.message.id");
    }

    /// @return the channel's id
    public String createChannel(String workspace, String name, String type) {
        var input = Map.of("workspaceId", workspace, "name", name, "type", type);
        return api.run("createChannel", Map.of("input", input)).ok().text("createChannel.channel.id");
    }

    public void addTo(String channel, Person... people) {
        var ids = List.of(people).stream().map(Person::id).toList();
        api.run("addChannelMembers", Map.of("id", channel, "users", ids)).ok();
    }
}
