package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.notification.ToldTable.Told;
import com.slackclone.room.ChannelId;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What a message costs does not depend on how many get it: who sends it waits for none of them.
@ApplicationTest
class LargeChannelIT {

    private static final int MEMBERS = 5_000;
    private static final Duration FANNED_OUT = Duration.ofMinutes(2);

    private final Node node;
    private final Team team;

    LargeChannelIT(Node node) {
        this.node = node;
        this.team = Team.create(node);
    }

    @Test
    void aMentionOfFiveThousandCostsItsSenderWhatOneOfTenDoes() {
        var small = ChannelId.parse(team.channel("small"));
        var large = ChannelId.parse(team.channel("large"));
        new Crowd(node, small).join(9);
        var people = new Crowd(node, large).join(MEMBERS - 1);
        team.admin().send(small.global(), "Warm");
        team.admin().send(large.global(), "Warm");
        var message = new AtomicReference<String>();

        var ofTen = Calls.during(() -> team.admin().send(small.global(), "@channel, lunch?"));
        var ofAll = Calls.during(() -> message.set(team.admin().send(large.global(), "@channel, lunch?")));

        assertThat(ofTen).isEqualTo(new Calls(Map.of("TransactWriteItems", 1), Map.of("EVALSHA", 1)));
        assertThat(ofAll).isEqualTo(ofTen);
        assertEachIsToldInABatch(MessageId.parse(message.get()), people);
    }

    private void assertEachIsToldInABatch(MessageId message, List<UserId> people) {
        var batches = await().atMost(FANNED_OUT)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> told(message), found -> size(found) >= people.size());
        var notifications = batches.stream()
                .flatMap(batch -> batch.notifications().stream())
                .toList();

        assertThat(notifications).extracting(NotificationId::user).containsExactlyInAnyOrderElementsOf(people);
        assertThat(batches).hasSize(Math.ceilDiv(people.size(), Notifier.BATCH));
        assertThat(node.bean(NotificationTable.class).findAll(notifications))
                .hasSize(people.size())
                .allMatch(one -> one.type() == NotificationType.MENTION);
    }

    private List<Told> told(MessageId message) {
        return node.bean(ToldTable.class).of(Cause.subject(message), "");
    }

    private static int size(List<Told> batches) {
        return batches.stream().mapToInt(batch -> batch.notifications().size()).sum();
    }
}
