package com.slackclone.platform.web;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Small buffers, since a node holds many connections, and no word of the server in what it answers by itself.
@Configuration(proxyBeanMethods = false)
class JettyConfiguration {

    private static final int BUFFER = 8 * 1024;
    private static final int MAX_HEADERS = 16 * 1024;

    /// Otherwise the kernel would take megabytes for a client that does not read.
    private static final int SEND_BUFFER = 256 * 1024;

    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> jettySettings() {
        return factory -> factory.addServerCustomizers(JettyConfiguration::customize);
    }

    private static void customize(Server server) {
        server.setErrorHandler(new JsonErrorHandler());
        for (var connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                tcp.setAcceptedSendBufferSize(SEND_BUFFER);
            }
            for (var connections : connector.getConnectionFactories()) {
                if (connections instanceof HttpConnectionFactory http) {
                    customize(http.getHttpConfiguration());
                    http.setInputBufferSize(BUFFER);
                }
            }
        }
    }

    private static void customize(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADERS);
        http.setOutputBufferSize(BUFFER);
        http.setOutputAggregationSize(BUFFER / 4);
        http.setUriCompliance(UriCompliance.DEFAULT);
    }

    /// For requests that never reach a servlet: those that are no HTTP, for example.
    private static final class JsonErrorHandler extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            SecurityHeaders.ALL.forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
            var body = Json.bytes(ErrorBody.of(JsonErrors.refusal(response.getStatus())));
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
