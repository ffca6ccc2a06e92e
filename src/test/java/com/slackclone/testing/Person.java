package com.slackclone.testing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/// Somebody with an account of their own, signed in.
///
/// @param node that they talk to
/// @param id of the user
/// @param api a client that acts for them
public record Person(
        Node node, String id, String name, String email, String session, String refreshToken, ApiClient api) {

    public static final String PASSWORD = "correct horse battery";
    private static final Pattern INVITE = Pattern.compile("/invites/(\\S+)");

    /// Registers somebody new.
    public static Person register(Node node, String name) {
        var email = newEmail();
        var input = Map.of("email", email, "password", PASSWORD, "name", name);
        return of(node, email, "register", node.api().run("register", Map.of("input", input)));
    }

    /// The same person on another device.
    public Person loginAgain(Node node) {
        var input = Map.of("email", email, "password", PASSWORD);
        return of(node, email, "login", node.api().run("login", Map.of("input", input)));
    }

    /// An address that nobody has.
    public static String newEmail() {
        return "p" + UUID.randomUUID() + "@example.org";
    }

    private static Person of(Node node, String email, String mutation, Answer answer) {
        answer.ok();
        return new Person(
                node,
                answer.text(mutation + ".user.id"),
                answer.text(mutation + ".user.name"),
                email,
                answer.text(mutation + ".session.id"),
                answer.text(mutation + ".refreshToken"),
                node.api().as(answer.text(mutation + ".accessToken")));
    }

    /// The access token.
    public String token() {
        return Objects.requireNonNull(api.token());
    }

    /// The same person in the same session, talking to another node.
    public Person at(Node other) {
        return new Person(
                other, id, name, email, session, refreshToken, other.api().as(token()));
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

    /// @return the conversation's id
    public String converse(String workspace, Person... others) {
        var ids = List.of(others).stream().map(Person::id).toList();
        return api.run("openConversation", Map.of("workspace", workspace, "users", ids))
                .ok()
                .text("openConversation.conversation.id");
    }

    public void addTo(String channel, Person... people) {
        var ids = List.of(people).stream().map(Person::id).toList();
        api.run("addChannelMembers", Map.of("id", channel, "users", ids)).ok();
    }
}
