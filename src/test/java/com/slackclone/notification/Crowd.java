package com.slackclone.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.room.ChannelId;
import com.slackclone.testing.Node;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Many people in a channel, who never sign in and get no mail. Their items are written as they stand, as thousands
/// of invitations would take minutes.
record Crowd(Node node, ChannelId channel) {

    /// What a call can take.
    private static final int BATCH = 25;

    List<UserId> join(int size) {
        var people = Stream.generate(UserId::next).limit(size).toList();
        for (var start = 0; start < size; start += BATCH) {
            var some = people.subList(start, Math.min(start + BATCH, size));
            put(Table.WORKSPACE_MEMBERSHIPS, some, this::inWorkspace);
            put(Table.CHANNEL_MEMBERSHIPS, some, this::inChannel);
            put(Table.USERS, some, Crowd::preferences);
        }
        return people;
    }

    private void put(Table table, List<UserId> people, Function<UserId, Item> item) {
        var writes = people.stream()
                .map(user -> WriteRequest.builder()
                        .putRequest(put -> put.item(item.apply(user).attributes()))
                        .build())
                .toList();
        var requests = Map.of(node.bean(Dynamo.class).name(table), writes);
        var response = node.bean(DynamoDbClient.class).batchWriteItem(batch -> batch.requestItems(requests));
        assertThat(response.unprocessedItems()).isEmpty();
    }

    private Item inWorkspace(UserId user) {
        return Item.at(new Key(channel.workspace().key(), user.key()))
                .with("role", "MEMBER")
                .with("is_active", true)
                .with("joined_at", Instant.now())
                .with("version", 1);
    }

    private Item inChannel(UserId user) {
        return Item.at(new Key(channel.key(), user.key()))
                .with("workspace_id", channel.workspace().key())
                .with("joined_at", Instant.now())
                .with("last_read_seq", 0);
    }

    private static Item preferences(UserId user) {
        return Item.at(new Key(user.key(), "NOTIFICATION-PREFERENCES"))
                .with("email", EmailFrequency.NEVER.name())
                .with("version", 1);
    }
}
