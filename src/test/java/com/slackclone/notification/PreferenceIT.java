package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.error.ErrorCode;
import com.slackclone.testing.Answer;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ApplicationTest
class PreferenceIT {

    private final Node node;
    private final Person ada;

    PreferenceIT(Node node) {
        this.node = node;
        this.ada = Person.register(node, "Ada");
    }

    @Test
    void whoHasSaidNothingHasTheUsual() {
        assertThat(read().data("viewer").toString())
                .isEqualTo("{\"notificationPreferences\":{\"types\":[\"MENTION\",\"DM\",\"THREAD\",\"CHANNEL\","
                        + "\"REACTION\",\"FILE\",\"INVITE\"],\"email\":\"IMMEDIATELY\","
                        + "\"emailTypes\":[\"MENTION\",\"DM\",\"THREAD\"]},\"doNotDisturb\":{\"schedule\":null,"
                        + "\"pausedUntil\":null,\"isActive\":false,\"activeUntil\":null}}");
    }

    @Test
    void whatIsLeftOutStays() {
        update(Map.of("email", "DAILY")).ok();
        update(Map.of("emailTypes", List.of())).ok();
        var answer = update(Map.of("types", List.of("INVITE", "DM"))).ok();

        assertThat(answer.data("updateNotificationPreferences.notificationPreferences")
                        .toString())
                .isEqualTo("{\"types\":[\"DM\",\"INVITE\"],\"email\":\"DAILY\",\"emailTypes\":[]}");
        assertThat(read().data("viewer.notificationPreferences"))
                .isEqualTo(answer.data("updateNotificationPreferences.notificationPreferences"));
    }

    @Test
    void ofATypeThatSomebodyDoesNotWantNothingIsTold() {
        var team = Team.create(ada);
        var bob = team.join("Bob");
        var room = bob.converse(team.id(), ada);
        update(Map.of("types", List.of("REACTION"))).ok();
        bob.send(room, "Hello");
        bob.api()
                .run("addReaction", Map.of("id", ada.send(room, "Hello"), "emoji", "👍"))
                .ok();

        var told = new Inbox(ada).await(found -> !found.isEmpty());
        assertThat(told).extracting(one -> one.get("type").asString()).containsExactly("REACTION");
    }

    @Test
    void aScheduleAndAPauseReplaceWhatWasSet() {
        var until = Instant.now().plus(Duration.ofHours(1)).toString();
        var paused = disturb(Map.of("pausedUntil", until)).ok();
        assertThat(paused.data("setDoNotDisturb.doNotDisturb.isActive").asBoolean())
                .isTrue();
        assertThat(paused.text("setDoNotDisturb.doNotDisturb.activeUntil"))
                .isEqualTo(paused.text("setDoNotDisturb.doNotDisturb.pausedUntil"));

        var allDay = disturb(Map.of("schedule", Map.of("from", "00:00", "to", "23:59:59")))
                .ok();
        assertThat(allDay.data("setDoNotDisturb.doNotDisturb.isActive").asBoolean())
                .isTrue();
        assertThat(allDay.data("setDoNotDisturb.doNotDisturb.pausedUntil").isNull())
                .isTrue();
        assertThat(allDay.text("setDoNotDisturb.doNotDisturb.schedule.from")).startsWith("00:00");

        var none = disturb(Map.of()).ok();
        assertThat(none.data("setDoNotDisturb.doNotDisturb.isActive").asBoolean())
                .isFalse();
        assertThat(none.data("setDoNotDisturb.doNotDisturb")).isEqualTo(read().data("viewer.doNotDisturb"));
    }

    @Test
    void badInputChangesNothing() {
        var before = read().data("viewer");

        update(Map.of()).refused(ErrorCode.BAD_USER_INPUT);
        update(Map.of("email", "SOMETIMES")).refused(ErrorCode.BAD_USER_INPUT);
        disturb(Map.of("pausedUntil", "2020-01-01T00:00:00Z")).refused(ErrorCode.BAD_USER_INPUT);
        disturb(Map.of("pausedUntil", "2099-01-01T00:00:00Z")).refused(ErrorCode.BAD_USER_INPUT);
        disturb(Map.of("schedule", Map.of("from", "08:00", "to", "08:00"))).refused(ErrorCode.BAD_USER_INPUT);
        disturb(Map.of("schedule", Map.of("from", "8 o'clock", "to", "09:00"))).refused(ErrorCode.BAD_USER_INPUT);
        node.api().run("setDoNotDisturb", Map.of("input", Map.of())).refused(ErrorCode.UNAUTHENTICATED);
        node.api()
                .run("updateNotificationPreferences", Map.of("input", Map.of("email", "NEVER")))
                .refused(ErrorCode.UNAUTHENTICATED);

        assertThat(read().data("viewer")).isEqualTo(before);
    }

    private Answer read() {
        return ada.api().run("notificationPreferences").ok();
    }

    private Answer update(Map<String, ?> input) {
        return ada.api().run("updateNotificationPreferences", Map.of("input", input));
    }

    private Answer disturb(Map<String, ?> input) {
        return ada.api().run("setDoNotDisturb", Map.of("input", input));
    }
}
