package com.slackclone.realtime.transport;

import com.slackclone.platform.web.RequestId;
import com.slackclone.realtime.SocketIdentity;
import java.time.Duration;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line when a socket opens and one when it closes.
final class SocketLog {

    private static final Logger log = LoggerFactory.getLogger(SocketLog.class);

    private SocketLog() {}

    static void opened(SocketInfo info) {
        try (var _ = RequestId.open(info.id())) {
            log.atInfo().addKeyValue("event", "socket_opened").log("socket_opened");
        }
    }

    static void closed(SocketInfo info, CloseStatus status, Duration duration) {
        var event = log.atInfo()
                .addKeyValue("event", "socket_closed")
                .addKeyValue("close_code", status.getCode())
                .addKeyValue("duration_ms", duration.toMillis());
        if (info.attributes().get(SocketIdentity.ATTRIBUTE) instanceof SocketIdentity identity) {
            event = event.addKeyValue("user_id", identity.user());
        }
        try (var _ = RequestId.open(info.id())) {
            event.log("socket_closed");
        }
    }

    static void failed(SocketInfo info, Throwable cause) {
        log.debug("The socket {} failed", info.id(), cause);
    }
}
