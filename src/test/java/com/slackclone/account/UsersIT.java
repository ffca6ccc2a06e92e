package com.slackclone.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.platform.redis.NodeMessage.Stale;
import com.slackclone.testing.ApplicationTest;
import com.slackclone.testing.Calls;
import com.slackclone.testing.Node;
import com.slackclone.testing.Person;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@ApplicationTest
class UsersIT {

    private static final int CALLERS = 30;

    private final Node node;
    private final Users users;

    UsersIT(Node node) {
        this.node = node;
        this.users = node.bean(Users.class);
    }

    /// As an event is that each subscriber's execution asks for the author of.
    @Test
    void whoManyAskForAtOnceIsReadOnce() {
        var ada = UserId.parse(Person.register(node, "Ada").id());
        users.forget(new Stale("user:" + ada.uuid()));

        var calls = Calls.during(() -> askAtOnce(ada));

        assertThat(calls.dynamodb()).isEqualTo(Map.of("BatchGetItem", 1));
    }

    private void askAtOnce(UserId id) {
        var ready = new CountDownLatch(CALLERS);
        var found = Stream.generate(() -> ask(id, ready)).limit(CALLERS).toList();
        found.forEach(one -> assertThat(one.join()).isEqualTo("Ada"));
    }

    private CompletableFuture<String> ask(UserId id, CountDownLatch ready) {
        var name = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            ready.countDown();
            try {
                ready.await();
                name.complete(users.find(id).map(User::name).orElse("nobody"));
            } catch (InterruptedException | RuntimeException e) {
                name.completeExceptionally(e);
            }
        });
        return name;
    }
}
