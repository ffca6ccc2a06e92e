package com.slackclone.load.limit;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/// A broadcast over WebSockets on the server's own container, without GraphQL.
public final class BareJetty implements WebSocketNegotiator {

    private static final int BUFFER = 4 * 1024;

    private final Collection<CoreSession> live = new CopyOnWriteArrayList<>();

    private BareJetty() {}

    public static void main(String[] args) throws Exception {
        var rival = new BareJetty();
        var server = new Server();
        var connector = new ServerConnector(server, new HttpConnectionFactory());
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.addConnector(connector);
        var upgrades = new WebSocketUpgradeHandler();
        upgrades.addMapping("/graphql", rival);
        server.setHandler(upgrades);
        server.start();
        Commands.serve(connector.getLocalPort(), rival::publish);
    }

    private void publish(String text) {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        for (var session : live) {
            session.sendFrame(new Frame(OpCode.TEXT, bytes.slice()), Callback.NOOP, false);
        }
    }

    @Override
    public BareJettySocket negotiate(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        response.setAcceptedSubProtocol("graphql-transport-ws");
        response.setExtensions(List.of());
        return new BareJettySocket(live);
    }

    @Override
    public void customize(Configuration settings) {
        settings.setInputBufferSize(BUFFER);
        settings.setOutputBufferSize(BUFFER);
    }
}
