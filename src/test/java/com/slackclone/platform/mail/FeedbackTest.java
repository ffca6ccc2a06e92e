package com.slackclone.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FeedbackTest {

    private static final String BOUNCE = """
            {"notificationType": "Bounce", "bounce": {"bounceType": "Permanent", "bouncedRecipients": [
              {"emailAddress": "Gone@Example.org"}, {"emailAddress": "Ada <ada@example.org>"}]}}
            """;

    @Test
    void aBounceForGoodNamesItsAddresses() {
        var feedback = Feedback.parse(BOUNCE);

        assertThat(feedback.reason()).isEqualTo("BOUNCE");
        assertThat(feedback.addresses()).containsExactly("gone@example.org", "ada@example.org");
    }

    @Test
    void itMayComeInAnEnvelope() {
        var envelope = JsonMapper.shared()
                .writeValueAsString(Map.of("Type", "Notification", "TopicArn", "arn:x", "Message", BOUNCE));

        assertThat(Feedback.parse(envelope)).isEqualTo(Feedback.parse(BOUNCE));
    }

    @Test
    void soDoesAComplaint() {
        var complaint = """
                {"eventType": "Complaint", "complaint": {"complainedRecipients": [{"emailAddress": "a@example.org"}]}}
                """;

        assertThat(Feedback.parse(complaint)).isEqualTo(new Feedback("COMPLAINT", List.of("a@example.org")));
    }

    @Test
    void whatPassesSuppressesNobody() {
        var full = BOUNCE.replace("Permanent", "Transient");

        assertThat(Feedback.parse(full).addresses()).isEmpty();
        assertThat(Feedback.parse("{\"eventType\": \"Delivery\"}").addresses()).isEmpty();
    }

    @Test
    void whatIsNoFeedbackFails() {
        assertThatThrownBy(() -> Feedback.parse("not JSON")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Feedback.parse("{}")).isInstanceOf(RuntimeException.class);
    }
}
