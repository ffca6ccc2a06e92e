package com.slackclone.account;

import com.slackclone.testing.Answer;
import com.slackclone.testing.ApiClient;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.util.Map;
import java.util.UUID;

/// Somebody who is signed in, with all that signing in gave them.
///
/// @param id of the user
/// @param api a client that acts for them
record Account(String id, String email, String session, String refreshToken, ApiClient api) {

    static final String PASSWORD = Person.PASSWORD;

    static Account register(Node node, String name) {
        var email = newEmail();
        var input = Map.of("email", email, "password", PASSWORD, "name", name);
        return of(node, email, "register", node.api().run("register", Map.of("input", input)));
    }

    /// The same person on another device.
    Account loginAgain(Node node) {
        var input = Map.of("email", email, "password", PASSWORD);
        return of(node, email, "login", node.api().run("login", Map.of("input", input)));
    }

    /// An address that nobody has.
    static String newEmail() {
        return "p" + UUID.randomUUID() + "@example.org";
    }

    private static Account of(Node node, String email, String mutation, Answer answer) {
        answer.ok();
        return new Account(
                answer.text(mutation + ".user.id"),
                email,
                answer.text(mutation + ".session.id"),
                answer.text(mutation + ".refreshToken"),
                node.api().as(answer.text(mutation + ".accessToken")));
    }
}
