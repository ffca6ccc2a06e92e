package com.slackclone.platform.web;

import jakarta.servlet.http.HttpServlet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/// The web side of GraphQL. Spring Boot's own, with its endpoints, is excluded in `application.yaml`.
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    static final String ENDPOINT = "/graphql";

    static {
        RequestId.propagate();
    }

    @Bean
    WebGraphQlHandler webGraphQlHandler(
            ExecutionGraphQlService service, ObjectProvider<WebGraphQlInterceptor> interceptors) {
        return WebGraphQlHandler.builder(service)
                .interceptors(interceptors.orderedStream().toList())
                .build();
    }

    @Bean
    ServletRegistrationBean<HttpServlet> graphQlServlet(
            WebGraphQlHandler handler, EventStreams streams, WebProperties properties) {
        var requests = new GraphQlRequests(Math.toIntExact(properties.maxBody().toBytes()));
        return new ServletRegistrationBean<>(new GraphQlServlet(handler, requests, streams), ENDPOINT);
    }
}
