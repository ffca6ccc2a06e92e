package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.notification.DueMailTable.DueMail;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class NotificationMailIT {

    private static final Pattern UNSUBSCRIBE = Pattern.compile("/email/unsubscribe\\?token=(\\S+)");

    private final Node node;
    private final Team team;
    private final Person bob;
    private final Person ada;
    private final Inbox inbox;
    private final String room;

    NotificationMailIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.bob = team.admin();
        this.ada = team.join("Grace");
        this.inbox = new Inbox(ada);
        this.room = bob.converse(team.id(), ada);
    }

    @Test
    void whoIsAwayGetsMailAndCanHaveNoMoreByOneClick() throws Exception {
        bob.send(room, "Lunch <b>now</b>?");
        inbox.await(1);
        node.bean(MailRounds.class).go();

        var mail = Mails.await(ada.email(), "Ada sent you a message");
        assertThat(mail.text()).contains("Hello Grace", "Lunch <b>now</b>?");
        var link = UNSUBSCRIBE.matcher(mail.text());
        assertThat(link.find()).isTrue();
        var path = "/email/unsubscribe?token=" + link.group(1);

        var page = node.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.body()).contains("<form method=\"post\">");
        assertThat(frequency()).isEqualTo("IMMEDIATELY");
        assertThat(post(path.replaceFirst("..$", "xx")).statusCode()).isEqualTo(404);
        assertThat(post("/email/unsubscribe").statusCode()).isEqualTo(404);
        assertThat(frequency()).isEqualTo("IMMEDIATELY");

        assertThat(post(path).statusCode()).isEqualTo(200);
        assertThat(post(path).statusCode()).isEqualTo(200);
        assertThat(frequency()).isEqualTo("NEVER");
        bob.send(room, "Or dinner?");
        inbox.await(2);
        assertThat(due()).isEmpty();
    }

    @Test
    void whoIsOnlineGetsNone() {
        try (var socket = node.socket(ada.token())) {
            var stream = socket.run("notificationEvents", Map.of());
            stream.awaitEvent("StreamOpened");
            awaitPresence("ONLINE");
            bob.send(room, "Hello");

            assertThat(stream.awaitEvent("NotificationCreated").at("/isAlert").asBoolean())
                    .isTrue();
            assertThat(due()).isEmpty();
        }
    }

    @Test
    void whoIsConnectedButAwayGetsMail() {
        try (var socket = node.socket(ada.token())) {
            var stream = socket.run("notificationEvents", Map.of());
            stream.awaitEvent("StreamOpened");
            var input = Map.of("workspaceId", team.id(), "status", "AWAY");
            ada.api().run("setPresence", Map.of("input", input)).ok();
            awaitPresence("AWAY");
            bob.send(room, "Hello");

            stream.awaitEvent("NotificationCreated");
            assertThat(due()).hasSize(1);
        }
    }

    private void awaitPresence(String status) {
        var variables = Map.of("id", ada.id(), "workspace", team.id());
        await().atMost(Inbox.SOON)
                .until(() -> bob.api()
                        .run("userPresence", variables)
                        .ok()
                        .text("user.presence.status")
                        .equals(status));
    }

    @Test
    void whatIsMissedIsOneMailOnce() {
        prefer("HOURLY");
        bob.send(room, "First");
        bob.send(room, "Second");
        var read = bob.send(room, "Third");
        var told = inbox.await(3);
        assertThat(told.getFirst().at("/link/id").asString()).isEqualTo(read);
        inbox.markRead(List.of(Inbox.id(told.getFirst()))).ok();
        var group = due();
        assertThat(group).hasSize(3);
        assertThat(group.getFirst().due()).isAfter(Instant.now());

        var mails = node.bean(NotificationMails.class);
        mails.send(group);
        mails.send(group);

        var mail = Mails.await(ada.email(), "You have 2 unread notifications");
        assertThat(mail.text()).contains("> First", "> Second").doesNotContain("Third");
        assertThat(due()).isEmpty();
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> Mails.to(ada.email()).stream()
                                .filter(one -> one.subject().startsWith("You have"))
                                .count()
                        == 1);
    }

    @Test
    void whatBecomesDueBehindAMailThatIsStillDueIsMailedToo() {
        prefer("HOURLY");
        bob.send(room, "First");
        inbox.await(1);
        var sent = due();
        var mails = node.bean(NotificationMails.class);
        mails.send(sent);
        Mails.await(ada.email(), "Ada sent you a message");
        // As if DynamoDB had been away when it was to be noted that it is not due any more.
        node.bean(DueMailTable.class).create(sent.getFirst()).run();
        bob.send(room, "Second");
        inbox.await(2);
        var late = due().stream()
                .map(mail -> new DueMail(mail.notification(), sent.getFirst().due()))
                .toList();

        mails.send(late);

        assertThat(Mails.await(ada.email(), "You have 2 unread notifications").text())
                .contains("> First", "> Second");
        assertThat(due()).isEmpty();
    }

    @Test
    void whoReadsOrIsUnsubscribedMeanwhileGetsNone() {
        prefer("HOURLY");
        bob.send(room, "First");
        inbox.await(1);
        var group = due();
        prefer("NEVER");
        node.bean(NotificationMails.class).send(group);

        assertThat(due()).isEmpty();
        assertThat(Mails.to(ada.email())).noneMatch(mail -> mail.subject().contains("message"));
    }

    @Test
    void whoIsNotToBeDisturbedIsNotAlertedAndGetsMailAfterwards() {
        var until =
                Instant.ofEpochSecond(Instant.now().plus(Duration.ofHours(1)).getEpochSecond());
        ada.api()
                .run("setDoNotDisturb", Map.of("input", Map.of("pausedUntil", until.toString())))
                .ok();
        try (var socket = node.socket(ada.token())) {
            var stream = socket.run("notificationEvents", Map.of());
            stream.awaitEvent("StreamOpened");
            bob.send(room, "Psst");

            assertThat(stream.awaitEvent("NotificationCreated").at("/isAlert").asBoolean())
                    .isFalse();
        }
        inbox.await(1);
        assertThat(due()).extracting(DueMail::due).containsExactly(until);
        // As if it were due by now, which it is not to be while she is not to be disturbed.
        var early = due().stream()
                .map(mail -> new DueMail(mail.notification(), until.minusSeconds(3600)))
                .toList();
        node.bean(NotificationMails.class).send(early);
        assertThat(due()).extracting(DueMail::due).containsExactly(until);
    }

    @Test
    void anInvitationIsToldToThoseWhoHaveAnAccount() {
        var other = Team.create(bob);
        other.invite(ada.email()).ok();
        node.bean(InviteNews.class).go(Instant.now().plusSeconds(30));

        var told = inbox.await(1).getFirst();
        assertThat(told.get("type").asString()).isEqualTo("INVITE");
        assertThat(Inbox.title(told)).isEqualTo("Ada invited you to " + other.name());
        assertThat(told.at("/link/__typename").asString()).isEqualTo("Invite");
        assertThat(due()).isEmpty();
    }

    /// What is due to Grace, now or later.
    private List<DueMail> due() {
        var user = UserId.parse(ada.id());
        return IntStream.range(0, DueMailTable.SHARDS)
                .boxed()
                .flatMap(shard -> node.bean(DueMailTable.class).first(shard, 10_000).stream())
                .filter(mail -> mail.user().equals(user))
                .toList();
    }

    private void prefer(String frequency) {
        ada.api()
                .run("updateNotificationPreferences", Map.of("input", Map.of("email", frequency)))
                .ok();
    }

    private String frequency() {
        return ada.api().run("notificationPreferences").ok().text("viewer.notificationPreferences.email");
    }

    /// As mail programs do it.
    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.url(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
