package com.slackclone.faults;

import com.slackclone.testing.Answer;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody who signs in again when they have to.
final class Member {

    private static final String PASSWORD = "correct horse battery";

    private final String name;
    private final String id;
    private final String email;
    private volatile String token;

    private Member(String name, String id, String email, String token) {
        this.name = name;
        this.id = id;
        this.email = email;
        this.token = token;
    }

    static Member register(NodeProcess node, String name, String email) {
        var input = Map.of("email", email, "password", PASSWORD, "name", name);
        var answer = node.api().run("register", Map.of("input", input)).ok();
        return new Member(name, answer.text("register.user.id"), email, answer.text("register.accessToken"));
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    String email() {
        return email;
    }

    String token() {
        return token;
    }

    /// @return null if there was no answer
    @Nullable
    Answer ask(NodeProcess node, String document, Map<String, ?> variables) {
        try {
            var answer = node.api().as(token).send(document, variables);
            if (answer.codes().contains("UNAUTHENTICATED")) {
                signIn(node);
            }
            return answer;
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    /// If the node lets them.
    void signIn(NodeProcess node) {
        var input = Map.of("email", email, "password", PASSWORD);
        try {
            var answer = node.api().run("login", Map.of("input", input));
            if (answer.codes().isEmpty()) {
                token = answer.text("login.accessToken");
            }
        } catch (UncheckedIOException e) {
            // They stay signed out for now.
        }
    }
}
