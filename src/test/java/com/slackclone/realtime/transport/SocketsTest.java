package com.slackclone.realtime.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import com.slackclone.platform.redis.NodeMessage.SessionEnded;
import com.slackclone.realtime.ConnectionEvent.Closed;
import com.slackclone.realtime.ConnectionEvent.Opened;
import com.slackclone.realtime.SocketIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketsTest {

    private static final SocketIdentity ADA = new SocketIdentity("U1", "S1", Instant.MAX);

    private final List<Object> told = new ArrayList<>();
    private final Sockets sockets = new Sockets(_ -> true, told::add);

    @Test
    void tellsWhoseConnectionsBeginAndEnd() {
        Live one = mock();
        Live two = mock();
        sockets.join(one, ADA);
        sockets.join(two, ADA);
        sockets.leave(one, ADA);

        assertThat(told).containsExactly(new Opened(ADA), new Opened(ADA), new Closed(ADA));
    }

    @Test
    void tellsAnEndOnce() {
        Live socket = mock();
        sockets.leave(socket, ADA);
        sockets.join(socket, ADA);
        sockets.leave(socket, ADA);
        sockets.leave(socket, ADA);

        assertThat(told).containsExactly(new Opened(ADA), new Closed(ADA));
    }

    @Test
    void tellsAlsoOfAConnectionWhoseSessionHasJustEnded() {
        Live socket = mock();
        sockets.on(new SessionEnded(ADA.session()));
        sockets.join(socket, ADA);

        verify(socket).endSession();
        assertThat(told).containsExactly(new Opened(ADA));
    }
}
