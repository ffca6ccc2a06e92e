package com.slackclone.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class MessageHtmlIT {

    private final Team team;

    MessageHtmlIT(Node node) {
        this.team = Team.create(node);
    }

    @Test
    void whatWasWrittenStaysAndIsShown() {
        var content = "*Ship it* :tada: <script>alert(1)</script>\n```if (a < b) {\n}```";
        var id = team.admin().send(team.general(), content);

        assertThat(read(id, "content")).isEqualTo(content);
        assertThat(read(id, "html")).isEqualTo("""
                <p><strong>Ship it</strong> 🎉 &lt;script&gt;alert(1)&lt;/script&gt;</p>
                <pre><code>if (a &lt; b) {
                }
                </code></pre>
                """);
    }

    @Test
    void itFollowsWhatIsSaid() {
        var ada = team.admin().api();
        var id = team.admin().send(team.general(), "_Helo_");

        ada.run("editMessage", Map.of("id", id, "content", "_Hello_")).ok();
        assertThat(read(id, "html")).isEqualTo("<p><em>Hello</em></p>\n");

        ada.run("deleteMessage", Map.of("id", id)).ok();
        assertThat(read(id, "html")).isEmpty();
    }

    private String read(String id, String field) {
        var document = "query ($id: ID!) { message(id: $id) { content html } }";
        return team.admin().api().send(document, Map.of("id", id)).ok().text("message." + field);
    }
}
