package com.slackclone.testing;

import java.util.Map;
import java.util.UUID;

/// Somebody with an account of their own, signed in.
///
/// @param id of the user
/// @param api a client that acts for them
public record Person(String id, String name, String email, String session, String refreshToken, ApiClient api) {

    public static final String PASSWORD = "correct horse battery";

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
                answer.text(mutation + ".user.id"),
                answer.text(mutation + ".user.name"),
                email,
                answer.text(mutation + ".session.id"),
                answer.text(mutation + ".refreshToken"),
                node.api().as(answer.text(mutation + ".accessToken")));
    }
}
