package com.slackclone.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slackclone.platform.redis.NodeMessage.Interrupted;
import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import com.slackclone.testing.transport.TestSocket;
import com.slackclone.testing.transport.TokenInterceptor;
import com.slackclone.testing.transport.TransportNode;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How sockets end.
@Timeout(60)
class SocketLifeTest {

    private static final TransportNode HASTY = TransportNode.start(
            "slack-clone.realtime.transport.init-timeout=600ms",
            "slack-clone.realtime.transport.ping-interval=200ms",
            "slack-clone.realtime.transport.pong-timeout=600ms",
            "slack-clone.realtime.transport.close-timeout=300ms");

    private final TransportNode node = TransportNode.shared();

    @AfterAll
    static void stop() {
        HASTY.close();
    }

    @Test
    void closesASocketThatSaysNothing() throws Exception {
        try (var socket = TestSocket.open(HASTY)) {
            assertThat(socket.awaitClose()).isEqualTo(4408);
        }
    }

    @Test
    void keepsASocketThatIsReadyAndAnswersPings() throws Exception {
        try (var socket = TestSocket.ready(HASTY, "alive")) {
            await().during(Duration.ofMillis(1_500)).until(() -> !socket.isClosed());
            socket.subscribe("1", "{ hello }");
            assertThat(socket.next().path("type").asString()).isEqualTo("next");
        }
    }

    @Test
    void cutsASocketThatAnswersNoPing() throws Exception {
        try (var socket = TestSocket.ready(HASTY, "dead").stopReading()) {
            // The frame that is asked for already.
            socket.send("{'type': 'ping'}");
            await().until(() -> Integer.valueOf(1001)
                    .equals(HASTY.bean(TokenInterceptor.class).closeCode("Udead")));
        }
    }

    @Test
    void closesWhenTheTokenExpires() throws Exception {
        try (var socket = TestSocket.ready(node, "short 700")) {
            socket.subscribe("1", "subscription { live(name: \\\"expires\\\") }");
            await().until(() -> node.schema().listeners("expires") == 1);
            assertThat(socket.awaitClose()).isEqualTo(4403);
            assertThat(socket.awaitCloseReason()).contains("expired");
        }
        await().until(() -> node.schema().listeners("expires") == 0);
    }

    @Test
    void closesAllSocketsOfASessionThatEnds() throws Exception {
        try (var one = TestSocket.ready(node, "ending");
                var two = TestSocket.ready(node, "ending");
                var other = TestSocket.ready(node, "staying")) {
            one.subscribe("1", "subscription { live(name: \\\"ending\\\") }");
            await().until(() -> node.schema().listeners("ending") == 1);
            node.publish(new SessionEnded("ending"));
            assertThat(one.awaitClose()).isEqualTo(4403);
            assertThat(two.awaitClose()).isEqualTo(4403);
            await().until(() -> node.schema().listeners("ending") == 0);
            other.subscribe("1", "{ hello }");
            assertThat(other.next().path("type").asString()).isEqualTo("next");
        }
    }

    @Test
    void looksForSessionsThatEndedWhileTheNodeWasCutOff() throws Exception {
        try (var gone = TestSocket.ready(node, TransportNode.ENDED_UNHEARD);
                var other = TestSocket.ready(node, "staying")) {
            node.publish(new Interrupted());

            assertThat(gone.awaitClose()).isEqualTo(4403);
            other.subscribe("1", "{ hello }");
            assertThat(other.next().path("type").asString()).isEqualTo("next");
        }
    }

    /// The end of the session may be heard while its token is still being checked.
    @Test
    void closesASocketOfASessionThatHasJustEnded() throws Exception {
        node.publish(new SessionEnded("ended"));
        try (var socket = TestSocket.open(node)) {
            socket.init("Bearer ended");
            assertThat(socket.awaitClose()).isEqualTo(4403);
        }
    }

    @Test
    void forgetsSocketsThatAreGone() throws Exception {
        var sockets = HASTY.bean(Sockets.class);
        try (var socket = TestSocket.ready(HASTY, "forgotten")) {
            assertThat(sockets.count()).isPositive();
            socket.sendClose(1000);
            socket.awaitClose();
        }
        await().until(() -> sockets.count() == 0);
    }

    @Test
    void tellsSocketsToComeBackWhenTheNodeShutsDown() throws Exception {
        var ending = TransportNode.start("slack-clone.realtime.transport.shutdown-jitter=2s");
        var open = new ArrayList<TestSocket>();
        for (var i = 0; i < 8; i++) {
            open.add(TestSocket.ready(ending, "restart"));
        }
        var silent = TestSocket.open(ending);
        var start = System.nanoTime();
        var closing = Thread.ofVirtual().start(ending::close);
        await().until(() -> ending.bean(Sockets.class).isShuttingDown());
        assertRefused(ending);
        for (var socket : open) {
            assertThat(socket.awaitClose()).isEqualTo(1012);
        }
        assertThat(silent.awaitClose()).isEqualTo(1012);
        closing.join();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static void assertRefused(TransportNode ending) throws Exception {
        try (var _ = TestSocket.open(ending)) {
            throw new AssertionError("It let a new socket in");
        } catch (ExecutionException e) {
            assertThat(e.getCause())
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(503));
        }
    }

    @Test
    void sendsWhatWaitsBeforeItShutsDown() throws Exception {
        var ending = TransportNode.start("slack-clone.realtime.transport.shutdown-jitter=0s");
        var socket = TestSocket.ready(ending, "waiting").stopReading();
        // The one frame that was asked for already. A long answer comes in several, and might come first.
        socket.subscribe("1", "{ hello }");
        assertThat(socket.next().path("type").asString()).isEqualTo("next");
        socket.subscribe("2", "{ text(size: 200000) }");
        var closing = Thread.ofVirtual().start(ending::close);
        socket.readAgain();
        assertThat(socket.awaitClose()).isEqualTo(1012);
        closing.join();
    }
}
