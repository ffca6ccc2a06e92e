package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@ApplicationTest
class PersistedQueryIT {

    private final Person ada;

    PersistedQueryIT(Node node) {
        this.ada = Person.register(node, "Ada");
    }

    @Test
    void aClientSendsADocumentOnceAndThenItsName() {
        var query = "query Q" + UUID.randomUUID().toString().replace("-", "") + " { viewer { user { id } } }";

        var unknown = send(null, PersistedQueries.sha256(query)).refused(ErrorCode.NOT_FOUND);
        var first = send(query, PersistedQueries.sha256(query)).ok();
        var named = send(null, PersistedQueries.sha256(query)).ok();

        assertThat(unknown.body().at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");
        assertThat(first.text("viewer.user.id")).isEqualTo(ada.id());
        assertThat(named.text("viewer.user.id")).isEqualTo(ada.id());
    }

    @Test
    void aNameMustBeThatOfTheDocument() {
        send("{ viewer { user { id } } }", "0".repeat(64)).refused(ErrorCode.BAD_USER_INPUT);
        send(null, "nonsense").refused(ErrorCode.BAD_USER_INPUT);
    }

    private Answer send(@Nullable String query, String hash) {
        var body = new HashMap<String, Object>();
        body.put("extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)));
        if (query != null) {
            body.put("query", query);
        }
        return ada.api().post(JsonMapper.shared().writeValueAsString(body));
    }
}
