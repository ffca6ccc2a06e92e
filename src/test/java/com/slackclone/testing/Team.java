package com.slackclone.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A workspace of a test's own.
///
/// @param id the global id
/// @param name unique, so that its mails can be told from others
/// @param admin who made it
/// @param general the id of #general
public record Team(String id, String name, Person admin, String general) {

    public static Team create(Node node) {
        return create(Person.register(node, "Ada"));
    }

    public static Team create(Person admin) {
        var name = "Team " + UUID.randomUUID();
        var answer = admin.api().run("createWorkspace", Map.of("name", name)).ok();
        return new Team(
                answer.text("createWorkspace.workspace.id"),
                name,
                admin,
                answer.text("createWorkspace.workspace.channels.nodes.0.id"));
    }

    /// Somebody new, who came in by an invitation.
    public Person join(String name) {
        var person = Person.register(admin.node(), name);
        invite(person.email());
        person.acceptInvite(this.name);
        return person;
    }

    public Answer invite(String email) {
        return admin.api().run("inviteMembers", Map.of("workspaceId", id, "emails", List.of(email)));
    }

    public String channel(String name) {
        return admin.createChannel(id, name, "PUBLIC");
    }
}
