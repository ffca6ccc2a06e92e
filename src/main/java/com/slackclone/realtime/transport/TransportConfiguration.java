package com.slackclone.realtime.transport;

import com.slackclone.platform.web.Origins;
import com.slackclone.realtime.sharing.SharedExecution;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlHandler;

@Configuration(proxyBeanMethods = false)
class TransportConfiguration {

    private static final String ENDPOINT = "/graphql";

    @Bean(destroyMethod = "shutdownNow", defaultCandidate = false)
    ExecutorService socketThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("socket-", 0).factory());
    }

    @Bean
    SocketContext socketContext(
            WebGraphQlHandler handler,
            SharedExecution shared,
            Sockets sockets,
            Lanes lanes,
            NodeQueue queue,
            Admission admission,
            TransportProperties properties,
            DeliveryMetrics metrics,
            @Qualifier("socketThreads") ExecutorService threads) {
        return new SocketContext(handler, shared, sockets, lanes, queue, admission, properties, metrics, threads);
    }

    /// In front of the servlets: an upgrade needs nothing of them, and a socket keeps nothing of them.
    @Bean
    @Order(0)
    WebServerFactoryCustomizer<JettyServletWebServerFactory> socketEndpoint(SocketContext context, Origins origins) {
        return factory -> factory.addServerCustomizers(server -> {
            var upgrades = new WebSocketUpgradeHandler();
            upgrades.addMapping(ENDPOINT, new SocketEndpoint(context, origins));
            upgrades.setHandler(server.getHandler());
            server.setHandler(upgrades);
        });
    }
}
