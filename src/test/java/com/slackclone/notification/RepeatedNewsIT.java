package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.message.MessageLookup;
import com.slackclone.notification.DueMailTable.DueMail;
import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.room.ChannelId;
import com.slackclone.room.NotificationPreference;
import com.slackclone.room.RoomImport;
import com.slackclone.room.RoomPreferences;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.DynamoOutage;
import com.slackclone.testing.Mails;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import com.slackclone.testing.Team;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A worker may die anywhere, and the queue may bring a change several times.
@ApplicationTest
class RepeatedNewsIT {

    private final Node node;
    private final Team team;
    private final Person ada;
    private final Person bob;
    private final Inbox inbox;

    RepeatedNewsIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
        this.ada = team.admin();
        this.bob = team.join("Bob");
        this.inbox = new Inbox(ada);
    }

    @Test
    void whatWasReadStaysRead() {
        var message = bob.send(bob.converse(team.id(), ada), "Hello");
        var id = Inbox.id(inbox.await(1).getFirst());
        inbox.markRead(List.of(id)).ok();

        for (var i = 0; i < 3; i++) {
            node.bean(MessageNewsHandler.class).handle(sent(message));
        }

        assertThat(inbox.all()).hasSize(1).allMatch(one -> one.get("isRead").asBoolean());
        assertThat(inbox.unreadCount()).isZero();
    }

    @Test
    void theNextWorkerDoesWhatOneThatDiedLeft() {
        hourly();
        try (var socket = node.socket(ada.token())) {
            var stream = socket.run("notificationEvents", Map.of());
            stream.awaitEvent("StreamOpened");
            var room = quietConversation();
            var message = bob.send(room, "Hello");
            settle(room);
            inbox.prefer(room, "ALL").ok();

            for (var step = 0; step < 2; step++) {
                var dying = dyingAt(step);
                assertThatThrownBy(() -> dying.sent(node.bean(MessageLookup.class)
                                .find(MessageId.parse(message))
                                .orElseThrow()))
                        .hasMessage("dead");
            }
            node.bean(MessageNewsHandler.class).handle(sent(message));
            node.bean(MessageNewsHandler.class).handle(sent(message));

            assertThat(inbox.all()).hasSize(1);
            assertThat(inbox.unreadCount()).isEqualTo(1);
            stream.awaitEvent("NotificationCreated");
            inbox.markRead(List.of(Inbox.id(inbox.all().getFirst()))).ok();
            stream.awaitEvent("NotificationsRead");
            assertThat(stream.all().toString().split("NotificationCreated", -1)).hasSize(2);
            assertThat(due()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneMailGoesOutWhereverDynamoGoesAway(boolean isAnswerLost) {
        hourly();
        var room = quietConversation();
        var message = bob.send(room, "Lunch?");
        settle(room);
        inbox.prefer(room, "ALL").ok();
        var change = sent(message);
        var handler = node.bean(MessageNewsHandler.class);
        var mails = node.bean(NotificationMails.class);

        var told = 1;
        while (DynamoOutage.from(told, isAnswerLost, () -> handler.handle(change))) {
            told++;
        }
        assertThat(inbox.all()).hasSize(1);
        var due = due();
        assertThat(due).hasSize(1);
        var mailed = 1;
        while (DynamoOutage.from(mailed, isAnswerLost, () -> mails.send(due))) {
            mailed++;
        }

        assertThat(told).as("calls of the handler").isGreaterThan(4);
        assertThat(mailed).as("calls of the mail").isGreaterThan(4);
        assertThat(due()).isEmpty();
        var last = bob.send(room, "Dinner?");
        handler.handle(sent(last));
        mails.send(due());
        await().until(() ->
                Mails.to(ada.email()).stream().anyMatch(mail -> mail.text().contains("Dinner?")));
        assertThat(Mails.to(ada.email()).stream().filter(mail -> mail.text().contains("Lunch?")))
                .hasSize(1);
    }

    @Test
    void manyAreToldInBatches() {
        var channel = ChannelId.parse(team.channel("crowded"));
        var people = new Crowd(node, channel).join(120);
        people.forEach(user -> node.bean(RoomImport.class).prefer(channel, user, NotificationPreference.ALL));
        var message = ada.send(channel.global(), "Hello everybody");
        node.bean(MessageNewsHandler.class).handle(sent(message));
        node.bean(MessageNewsHandler.class).handle(sent(message));

        assertThat(people).allMatch(user -> notifications(user) == 1);
        ada.api().run("deleteMessage", Map.of("id", message)).ok();
        node.bean(MessageNews.class)
                .deleted(node.bean(MessageLookup.class)
                        .find(MessageId.parse(message))
                        .orElseThrow());
        assertThat(people).allMatch(user -> notifications(user) == 0);
        node.bean(MessageNewsHandler.class).handle(sent(message));
        assertThat(people).as("a change that comes late").allMatch(user -> notifications(user) == 0);
    }

    /// As the stream has told of it.
    private Inserted sent(String message) {
        var id = MessageId.parse(message);
        var items = node.bean(Dynamo.class)
                .query(Query.of(Table.MESSAGES, Index.PRIMARY, id.room().key(), "MSG#"));
        var item = items.stream()
                .filter(one -> one.key().sk().endsWith(id.uuid().toString()))
                .findFirst()
                .orElseThrow();
        var first = new Item(item.attributes())
                .with("change", Item.EMPTY.with("kind", "SENT").with("at", id.sentAt()))
                .with("version", 1);
        return new Inserted("1", Table.MESSAGES, first);
    }

    /// Whose node is killed at a step behind the write: before the count is told, or before the event is.
    private MessageNews dyingAt(int step) {
        var inboxes = new Inboxes(node.bean(UnreadCounts.class), node.bean(NotificationEvents.class)) {

            @Override
            void put(Delivery.Parcel parcel) {
                if (step > 0) {
                    node.bean(UnreadCounts.class)
                            .changed(parcel.notification().id().user());
                }
                throw new IllegalStateException("dead");
            }
        };
        var notifier = new Notifier(
                node.bean(NotificationTable.class),
                node.bean(ToldTable.class),
                node.bean(DueMailTable.class),
                node.bean(Delivery.class),
                inboxes);
        return new MessageNews(
                List.of(node.bean(ConversationAudience.class)),
                notifier,
                node.bean(RoomPreferences.class),
                node.bean(MessageLookup.class),
                node.bean(Clock.class));
    }

    /// As it is muted, the node's own worker tells nothing.
    private String quietConversation() {
        var room = bob.converse(team.id(), ada);
        var until = Instant.now().plusSeconds(3600).toString();
        inbox.prefer(Map.of("roomId", room, "preference", "ALL", "muteUntil", until))
                .ok();
        return room;
    }

    private void hourly() {
        ada.api()
                .run("updateNotificationPreferences", Map.of("input", Map.of("email", "HOURLY")))
                .ok();
    }

    private List<DueMail> due() {
        var user = UserId.parse(ada.id());
        return IntStream.range(0, DueMailTable.SHARDS)
                .boxed()
                .flatMap(shard -> node.bean(DueMailTable.class).first(shard, 10_000).stream())
                .filter(mail -> mail.user().equals(user))
                .toList();
    }

    /// What was sent to the room before is handled.
    private void settle(String room) {
        var bobs = new Inbox(bob);
        ada.api()
                .run("addReaction", Map.of("id", bob.send(room, "x"), "emoji", "👍"))
                .ok();
        bobs.await(1);
    }

    private int notifications(UserId user) {
        return node.bean(Dynamo.class)
                .query(Query.of(Table.NOTIFICATIONS, Index.PRIMARY, user.key(), "NOTIF#"))
                .size();
    }
}
