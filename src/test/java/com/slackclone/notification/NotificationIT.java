package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.platform.error.ErrorCode;
import com.slackclone.platform.id.TimeOrderedIds;
import com.slackclone.room.ChannelId;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class NotificationIT {

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;
    private final Inbox inbox;

    NotificationIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
        this.inbox = new Inbox(ada);
    }

    @Test
    void aReactionIsToldToTheAuthor() {
        var message = ada.send(team.general(), "Ship  it\n now?");
        react("addReaction", bob, message, "🎉");
        react("addReaction", ada, message, "👍");

        var told = inbox.await(1).getFirst();
        assertThat(told.get("type").asString()).isEqualTo("REACTION");
        assertThat(Inbox.title(told)).isEqualTo("Bob reacted with 🎉 to your message in #general");
        assertThat(told.get("subtitle").asString()).isEqualTo("Ship it now?");
        assertThat(told.at("/link/__typename").asString()).isEqualTo("Message");
        assertThat(told.at("/link/id").asString()).isEqualTo(message);
        assertThat(told.get("isRead").asBoolean()).isFalse();
        assertThat(Duration.between(
                        Instant.parse(told.get("createdAt").asString()),
                        Instant.parse(told.get("expiresAt").asString())))
                .isEqualTo(Duration.ofDays(30));
        assertThat(inbox.unreadCount()).isEqualTo(1);
        assertThat(new Inbox(bob).all()).isEmpty();
        var same = ada.api().run("node", Map.of("id", Inbox.id(told))).ok();
        assertThat(same.text("node.__typename")).isEqualTo("Notification");
        bob.api().run("node", Map.of("id", Inbox.id(told))).refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void whatIsTakenBackIsGone() {
        var message = ada.send(team.general(), "Hello");
        var other = ada.send(team.general(), "Hello again");
        react("addReaction", bob, message, "🎉");
        react("addReaction", bob, message, "👍");
        react("addReaction", bob, other, "👍");
        inbox.await(3);

        react("removeReaction", bob, message, "👍");
        inbox.await(2);
        assertThat(inbox.unreadCount()).isEqualTo(2);
        ada.api().run("deleteMessage", Map.of("id", message)).ok();
        var left = inbox.await(1);

        assertThat(left.getFirst().at("/link/id").asString()).isEqualTo(other);
        assertThat(inbox.unreadCount()).isEqualTo(1);
    }

    @Test
    void whoWantsToHearAllOfAChannelDoes() {
        inbox.prefer(team.general(), "ALL").ok();
        bob.send(team.general(), "First");
        ada.send(team.general(), "Second");

        var told = inbox.await(1).getFirst();
        assertThat(told.get("type").asString()).isEqualTo("CHANNEL");
        assertThat(Inbox.title(told)).isEqualTo("Bob wrote in #general");
        assertThat(new Inbox(bob).all()).isEmpty();

        inbox.prefer(team.general(), "MENTIONS").ok();
        bob.send(team.general(), "Third");
        settle(team.general(), bob, ada);
        assertThat(inbox.all()).hasSize(1);
    }

    @Test
    void aMessageOfAConversationIsToldToTheOthers() {
        var carol = team.join("Carol");
        var group = bob.converse(team.id(), ada, carol);
        var message = bob.send(group, "Lunch?");

        var told = inbox.await(1).getFirst();
        assertThat(told.get("type").asString()).isEqualTo("DM");
        assertThat(Inbox.title(told)).isEqualTo("Bob sent you a message");
        assertThat(told.at("/link/id").asString()).isEqualTo(message);
        new Inbox(carol).await(1);
        assertThat(new Inbox(bob).all()).isEmpty();

        var preferred = inbox.prefer(group, "MENTIONS").ok();
        bob.send(group, "Anybody?");
        new Inbox(carol).await(2);
        settle(group, bob, ada);
        assertThat(inbox.all()).hasSize(1);
        assertThat(preferred.text("setRoomNotificationPreference.room.viewerNotificationPreference"))
                .isEqualTo("MENTIONS");

        carol.api().run("leaveConversation", Map.of("id", group)).ok();
        bob.send(group, "Nobody");
        settle(group, bob, ada);
        assertThat(new Inbox(carol).all())
                .hasSize(3)
                .allMatch(one -> one.get("link").isNull());
    }

    @Test
    void aMentionIsToldOnceWhateverElseTheMessageIs() {
        inbox.prefer(team.general(), "ALL").ok();
        bob.send(team.general(), "@channel, the ship sails");
        bob.send(team.general(), "`@channel` is only code");

        var told = inbox.await(2);
        assertThat(told).extracting(one -> one.get("type").asString()).containsExactly("CHANNEL", "MENTION");
        assertThat(Inbox.title(told.getLast())).isEqualTo("Bob mentioned you in #general");
        assertThat(new Inbox(bob).all()).isEmpty();
    }

    @Test
    void ofAMutedRoomNothingIsTold() {
        var until = Instant.now().plus(Duration.ofHours(1)).toString();
        var muted = inbox.prefer(Map.of("roomId", team.general(), "preference", "ALL", "muteUntil", until))
                .ok();
        var quiet = ada.createChannel(team.id(), "quiet", "PUBLIC");
        ada.addTo(quiet, bob);
        inbox.prefer(quiet, "NONE").ok();
        bob.send(team.general(), "Psst");
        react("addReaction", bob, ada.send(quiet, "Hm"), "👍");
        settle(team.general(), bob, ada);
        settle(quiet, bob, ada);

        assertThat(inbox.all()).isEmpty();
        assertThat(muted.text("setRoomNotificationPreference.room.viewerNotificationPreference"))
                .isEqualTo("ALL");
        assertThat(Instant.parse(muted.text("setRoomNotificationPreference.room.viewerMutedUntil")))
                .isAfter(Instant.now());
    }

    @Test
    void whoIsOutOfAPrivateChannelHearsAndSeesNothingOfIt() {
        var secret = ada.createChannel(team.id(), "secret", "PRIVATE");
        var carol = team.join("Carol");
        ada.addTo(secret, bob, carol);
        var bobs = new Inbox(bob);
        bobs.prefer(secret, "ALL").ok();
        ada.send(secret, "The plan");
        assertThat(bobs.await(1).getFirst().get("subtitle").asString()).isEqualTo("The plan");

        ada.api()
                .run("removeChannelMember", Map.of("id", secret, "user", bob.id()))
                .ok();
        ada.send(secret, "Another plan");
        settle(secret, ada, carol);

        var left = bobs.await(1).getFirst();
        assertThat(Inbox.title(left)).isEqualTo("This is not available any more");
        assertThat(left.get("subtitle").isNull()).isTrue();
        assertThat(left.get("link").isNull()).isTrue();
        assertThat(bobs.unreadCount()).isEqualTo(1);
        bobs.prefer(secret, "ALL").refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void whatIsReadIsCountedExactly() {
        var ids = plant(5);
        assertThat(inbox.unreadCount()).isEqualTo(5);

        var marked = inbox.markRead(List.of(ids.get(0), ids.get(1), ids.get(0))).ok();
        assertThat(marked.data("markNotificationsRead.notifications").size()).isEqualTo(2);
        assertThat(marked.data("markNotificationsRead.notifications.0.isRead").asBoolean())
                .isTrue();
        assertThat(marked.data("markNotificationsRead.viewer.unreadNotificationCount")
                        .asInt())
                .isEqualTo(3);
        assertThat(inbox.unread()).extracting(Inbox::id).containsExactly(ids.get(4), ids.get(3), ids.get(2));
        inbox.markRead(ids.subList(0, 3)).ok();
        assertThat(inbox.unreadCount()).isEqualTo(2);

        var all = ada.api().run("markAllNotificationsRead").ok();
        assertThat(all.data("markAllNotificationsRead.viewer.unreadNotificationCount")
                        .asInt())
                .isZero();
        assertThat(inbox.unread()).isEmpty();
        assertThat(inbox.all()).allMatch(one -> one.get("isRead").asBoolean());
    }

    @Test
    void theyAreAListWithTheNewestFirst() {
        var ids = plant(5).reversed();

        var first = inbox.read(Map.of("first", 2));
        var cursor = first.text("viewer.notifications.edges.1.cursor");
        var second = inbox.read(Map.of("first", 2, "after", cursor));
        var last = inbox.read(Map.of("last", 2));

        assertThat(first.text("viewer.notifications.nodes.0.id")).isEqualTo(ids.getFirst());
        assertThat(first.data("viewer.notifications.pageInfo.hasNextPage").asBoolean())
                .isTrue();
        assertThat(second.text("viewer.notifications.nodes.0.id")).isEqualTo(ids.get(2));
        assertThat(last.text("viewer.notifications.nodes.1.id")).isEqualTo(ids.getLast());
        assertThat(last.data("viewer.notifications.pageInfo.hasPreviousPage").asBoolean())
                .isTrue();
        ada.api().run("notifications", Map.of("first", 101)).refused(ErrorCode.BAD_USER_INPUT);
        ada.api().run("notifications", Map.of("after", "x")).refused(ErrorCode.BAD_USER_INPUT);
    }

    @Test
    void whatIsOlderThanThirtyDaysIsGone() {
        var kept = plant(Instant.now().minus(Duration.ofDays(30)).plus(Duration.ofMinutes(1)));
        var gone = plant(Instant.now().minus(Duration.ofDays(30)).minusSeconds(1));

        assertThat(inbox.all()).extracting(Inbox::id).containsExactly(kept);
        assertThat(inbox.unread()).extracting(Inbox::id).containsExactly(kept);
        assertThat(inbox.unreadCount()).isEqualTo(1);
        ada.api().run("node", Map.of("id", gone)).refused(ErrorCode.NOT_FOUND);
    }

    @Test
    void anothersOrTooManyAreNotMarked() {
        var ids = plant(1);
        var bobs = new Inbox(bob);

        bobs.markRead(ids).refused(ErrorCode.NOT_FOUND);
        var foreign = new NotificationId(UserId.parse(bob.id()), TimeOrderedIds.next()).global();
        inbox.markRead(List.of(ids.getFirst(), foreign)).refused(ErrorCode.NOT_FOUND);
        inbox.markRead(List.of()).refused(ErrorCode.BAD_USER_INPUT);
        inbox.markRead(IntStream.range(0, 101)
                        .mapToObj(_ -> new NotificationId(UserId.parse(ada.id()), TimeOrderedIds.next()).global())
                        .toList())
                .refused(ErrorCode.BAD_USER_INPUT);
        node.api().run("notifications").refused(ErrorCode.UNAUTHENTICATED);
        node.api().run("markAllNotificationsRead").refused(ErrorCode.UNAUTHENTICATED);

        assertThat(inbox.unreadCount()).isEqualTo(1);
        var gone = new NotificationId(UserId.parse(ada.id()), TimeOrderedIds.next()).global();
        assertThat(inbox.markRead(Collections.nCopies(101, gone))
                        .ok()
                        .data("markNotificationsRead.notifications")
                        .size())
                .isZero();
    }

    @Test
    void aPreferenceIsForThoseInTheRoom() {
        var open = team.channel("open");
        var bobs = new Inbox(bob);

        bobs.prefer(open, "ALL").refused(ErrorCode.FORBIDDEN);
        bobs.prefer(Map.of("roomId", team.general(), "preference", "ALL", "muteUntil", "2020-01-01T00:00:00Z"))
                .refused(ErrorCode.BAD_USER_INPUT);
        ada.send(team.general(), "Hello");
        settle(team.general(), ada, bob);

        assertThat(bobs.all()).isEmpty();
    }

    @Test
    void theStreamTellsOnAllDevicesAndResumes() {
        try (var other = Node.start();
                var phone = node.socket(ada.token());
                var laptop = other.socket(ada.token())) {
            var streams =
                    List.of(phone.run("notificationEvents", Map.of()), laptop.run("notificationEvents", Map.of()));
            streams.forEach(stream -> stream.awaitEvent("StreamOpened"));
            var message = ada.send(team.general(), "Hello");
            react("addReaction", bob, message, "🎉");

            var cursor = "";
            for (var stream : streams) {
                var created = stream.awaitEvent("NotificationCreated");
                assertThat(created.at("/notification/title").asString()).startsWith("Bob reacted with 🎉");
                assertThat(created.at("/isAlert").asBoolean()).isTrue();
                cursor = created.get("cursor").asString();
                assertThat(created.at("/notification/id").asString())
                        .isEqualTo(Inbox.id(inbox.await(1).getFirst()));
            }
            var id = Inbox.id(inbox.await(1).getFirst());

            inbox.markRead(List.of(id)).ok();
            for (var stream : streams) {
                assertThat(stream.awaitEvent("NotificationsRead")
                                .at("/notificationIds/0")
                                .asString())
                        .isEqualTo(id);
            }

            react("removeReaction", bob, message, "🎉");
            for (var stream : streams) {
                assertThat(stream.awaitEvent("NotificationsRemoved")
                                .at("/notificationIds/0")
                                .asString())
                        .isEqualTo(id);
            }
            inbox.await(0);

            var resumed = phone.run("notificationEvents", Map.of("after", cursor));
            assertThat(resumed.awaitEvent("StreamOpened").get("resumed").asBoolean())
                    .isTrue();
            resumed.awaitEvent("NotificationsRead");
            resumed.awaitEvent("NotificationsRemoved");
        }
    }

    @Test
    void theStreamIsTheViewersOwnAndEndsWithTheSession() {
        var again = ada.loginAgain(node);
        try (var socket = node.socket(again.token());
                var bobs = node.socket(bob.token())) {
            socket.run("notificationEvents", Map.of()).awaitEvent("StreamOpened");
            var stream = bobs.run("notificationEvents", Map.of());
            stream.awaitEvent("StreamOpened");
            react("addReaction", bob, ada.send(team.general(), "Hello"), "🎉");
            inbox.await(1);
            react("addReaction", ada, bob.send(team.general(), "Hello"), "👍");

            assertThat(stream.awaitEvent("NotificationCreated")
                            .at("/notification/title")
                            .asString())
                    .startsWith("Ada reacted");
            again.api().run("logout").ok();
            assertThat(socket.awaitClose()).isEqualTo(4403);
        }
    }

    /// Behind what was sent to the channel before: what there was to tell of that is told.
    private void settle(String channel, Person author, Person other) {
        var before = new Inbox(author).all().size();
        react("addReaction", other, author.send(channel, "x"), "👍");
        new Inbox(author).await(found -> found.size() > before);
    }

    private void react(String mutation, Person person, String message, String emoji) {
        person.api().run(mutation, Map.of("id", message, "emoji", emoji)).ok();
    }

    /// Ada's, the oldest first.
    private List<String> plant(int count) {
        var now = Instant.now();
        return IntStream.range(0, count)
                .mapToObj(i -> plant(now.minusSeconds(count - i)))
                .toList();
    }

    private String plant(Instant time) {
        var id = new NotificationId(UserId.parse(ada.id()), TimeOrderedIds.at(time));
        var about = ChannelId.parse(team.general());
        var message = new MessageId(about, id.uuid()).global();
        var notification = new Notification(id, NotificationType.CHANNEL, message, UserId.parse(bob.id()), null, false);
        node.bean(NotificationTable.class).create(notification).run();
        node.bean(UnreadCounts.class).changed(id.user());
        return id.global();
    }
}
