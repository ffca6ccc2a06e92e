package com.slackclone.platform.graphql;

import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    @Bean
    GraphQlSourceBuilderCustomizer documentCache(GraphQlLimits limits) {
        return source ->
                source.configureGraphQl(graphql -> graphql.preparsedDocumentProvider(new DocumentCache(limits)));
    }
}
