package com.slackclone.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTemplateTest {

    private static final Map<String, String> VALUES = Map.of(
            "inviter", "Ada <script>",
            "workspace", "Engine\r\nBcc: eve@example.org",
            "link", "https://chat.example.org/invite?a=1&b=2",
            "until", "1 May 2026");

    @Test
    void fillsInBothBodies() {
        var mail = MailTemplate.invitation().mail("bob@example.org", VALUES);

        assertThat(mail.to()).isEqualTo("bob@example.org");
        assertThat(mail.text()).contains("Ada <script>", "https://chat.example.org/invite?a=1&b=2", "1 May 2026");
        assertThat(mail.html())
                .contains("Ada &lt;script&gt;", "invite?a&#x3D;1&amp;b&#x3D;2")
                .doesNotContain("<script>");
    }

    @Test
    void letsNoLineBreakIntoTheSubject() {
        var mail = MailTemplate.invitation().mail("bob@example.org", VALUES);

        assertThat(mail.subject()).isEqualTo("Ada <script> invites you to Engine Bcc: eve@example.org");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> MailTemplate.invitation().mail("bob@example.org\r\nBcc: eve@example.org", VALUES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("bob");
    }

    @Test
    void missesAValue() {
        assertThatThrownBy(() -> MailTemplate.invitation().mail("bob@example.org", Map.of()))
                .isInstanceOf(MustacheException.class);
    }
}
