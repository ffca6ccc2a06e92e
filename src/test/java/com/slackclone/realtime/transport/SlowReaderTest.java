package com.slackclone.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.testing.transport.TestSocket;
import com.slackclone.testing.transport.TransportNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that do not read. What the kernel takes for them is not ours to bound, so these tests send megabytes.
@Timeout(60)
class SlowReaderTest {

    private static final int LARGE = 64 * 1024;
    private static final int MANY = 400;

    private final TransportNode node = TransportNode.shared();

    @Test
    void closesAReaderThatIsSlowerThanASourceThatCannotWait() throws Exception {
        try (var slow = TestSocket.ready(node, "slow").stopReading();
                var fast = TestSocket.ready(node, "fast")) {
            slow.subscribe("1", "subscription { live(name: \\\"flood\\\") }");
            fast.subscribe("1", "subscription { live(name: \\\"flood\\\") }");
            await().until(() -> node.schema().listeners("flood") == 2);
            for (var i = 0; i < MANY; i++) {
                node.schema().publish("flood", i + "x".repeat(LARGE));
                assertThat(fast.next().at("/payload/data/live").asString()).startsWith(i + "x");
            }
            await().until(() -> node.schema().listeners("flood") == 1);
            slow.readAgain();
            assertThat(slow.awaitClose()).isEqualTo(1013);
            assertThat(fast.isClosed()).isFalse();
        }
    }

    @Test
    void closesAReaderWhenItsQueueIsFull() throws Exception {
        try (var slow = TestSocket.ready(node, "full").stopReading()) {
            slow.subscribe("1", "subscription { pushed(name: \\\"full\\\") }");
            await().until(() -> node.schema().listeners("full") == 1);
            for (var i = 0; i < MANY && node.schema().listeners("full") > 0; i++) {
                node.schema().publish("full", "x".repeat(LARGE));
            }
            await().until(() -> node.schema().listeners("full") == 0);
            slow.readAgain();
            assertThat(slow.awaitClose()).isEqualTo(1013);
        }
    }

    @Test
    void closesAClientThatAsksAndDoesNotRead() throws Exception {
        try (var slow = TestSocket.ready(node, "asking").stopReading()) {
            for (var i = 0; i < 50; i++) {
                slow.subscribe("q" + i, "{ text(size: " + 8 * LARGE + ") }");
            }
            slow.readAgain();
            assertThat(slow.awaitClose()).isEqualTo(1013);
        }
    }

    @Test
    void hasASourceThatCanWaitDoSo() throws Exception {
        var last = 300_000;
        try (var slow = TestSocket.ready(node, "patient").stopReading()) {
            slow.subscribe("1", "subscription { numbers(to: " + last + ") }");
            assertThat(slow.next().at("/payload/data/numbers").asInt()).isEqualTo(1);
            slow.readAgain();
            for (var i = 2; i <= last; i++) {
                assertThat(slow.next().at("/payload/data/numbers").asInt()).isEqualTo(i);
            }
            assertThat(slow.next().path("type").asString()).isEqualTo("complete");
        }
    }
}
