package com.slackclone.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class HandleIT {

    private final Node node;
    private final Team team;

    HandleIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
    }

    @Test
    void eachMemberHasOne() {
        team.join("Ada Lovelace");
        team.join("Ada Lovelace");
        team.join("Grace Hopper");

        assertThat(handles()).containsExactly("ada", "ada.lovelace", "ada.lovelace2", "grace");
    }

    @Test
    void thoseWhoComeAtOnceHaveDifferentOnes() throws Exception {
        var handles = node.bean(Handles.class);
        var workspace = WorkspaceId.parse(team.id());
        var people = Stream.generate(
                        () -> UserId.parse(Person.register(node, "Bob").id()))
                .limit(5)
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var coming = people.stream()
                    .map(user -> Membership.of(workspace, user, Role.MEMBER, Instant.now()))
                    .map(member -> (Callable<List<Write>>) () -> handles.toJoin(member))
                    .toList();
            for (var come : threads.invokeAll(coming)) {
                assertThat(come.get()).isEmpty();
            }
        }

        var owners = handles.find(workspace, List.of("bob", "bob2", "bob3", "bob4", "bob5"));
        assertThat(owners.values()).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void aPageOfMembersReadsThemTogether() {
        team.join("Bob");
        handles();

        assertThat(Calls.during(this::handles).dynamodb()).containsEntry("BatchGetItem", 1);
    }

    private List<String> handles() {
        var document = "query ($id: ID!) { workspace(id: $id) { members { nodes { handle } } } }";
        return team.admin()
                .api()
                .send(document, Map.of("id", team.id()))
                .ok()
                .data("workspace.members.nodes")
                .valueStream()
                .map(member -> member.get("handle").asString())
                .toList();
    }
}
