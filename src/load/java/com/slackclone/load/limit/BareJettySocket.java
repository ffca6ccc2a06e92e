package com.slackclone.load.limit;

import java.util.Collection;
import java.util.Objects;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/// A socket that understands just what the bench says.
final class BareJettySocket implements FrameHandler {

    private final Collection<CoreSession> live;
    private @Nullable CoreSession session;

    BareJettySocket(Collection<CoreSession> live) {
        this.live = live;
    }

    @Override
    public void onOpen(CoreSession opened, Callback callback) {
        session = opened;
        callback.succeeded();
        opened.demand();
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        if (frame.getOpCode() == OpCode.TEXT) {
            read(frame.getPayloadAsUTF8());
        }
        callback.succeeded();
        if (frame.getOpCode() != OpCode.CLOSE) {
            session().demand();
        }
    }

    private void read(String text) {
        if (Commands.isInit(text)) {
            session().sendFrame(new Frame(OpCode.TEXT, Commands.ACKNOWLEDGED), Callback.NOOP, false);
        } else if (Commands.isSubscribe(text)) {
            session().sendFrame(new Frame(OpCode.TEXT, Commands.OPENED), Callback.NOOP, false);
            live.add(session());
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        live.remove(session());
        callback.succeeded();
    }

    private CoreSession session() {
        return Objects.requireNonNull(session);
    }
}
