package com.slackclone.platform.graphql;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    @Bean
    GraphQlSourceBuilderCustomizer documentCache(GraphQlLimits limits) throws IOException {
        var persisted = new PersistedQueries(read(limits.trustedDocuments()), limits.cachedCharacters());
        var cache = new DocumentCache(limits, persisted);
        return source -> source.configureGraphQl(graphql -> graphql.preparsedDocumentProvider(cache));
    }

    private static Map<String, String> read(@Nullable Resource trustedDocuments) throws IOException {
        if (trustedDocuments == null) {
            return Map.of();
        }
        try (var stream = trustedDocuments.getInputStream()) {
            return JsonMapper.shared().readValue(stream, new TypeReference<Map<String, String>>() {});
        }
    }
}
