package com.slackclone.platform.web;

import com.slackclone.platform.start.NodeRole;
import com.slackclone.platform.start.NodeRoles;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// A node that does not answer clients says how it is, with its metrics, and nothing else.
@Configuration(proxyBeanMethods = false)
class WorkerConfiguration {

    private static final int NOT_FOUND = 404;

    /// Last, so that nothing is in front of it.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<JettyServletWebServerFactory> healthOnly(NodeRoles roles) {
        return factory -> {
            if (!roles.has(NodeRole.WEB)) {
                factory.addServerCustomizers(server -> server.setHandler(new HealthOnly(server.getHandler())));
            }
        };
    }

    private static final class HealthOnly extends Handler.Wrapper {

        private HealthOnly(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var path = Request.getPathInContext(request);
            if (path.equals("/health") || path.startsWith("/health/") || path.equals("/actuator/prometheus")) {
                return super.handle(request, response, callback);
            }
            Response.writeError(request, response, callback, NOT_FOUND);
            return true;
        }
    }
}
