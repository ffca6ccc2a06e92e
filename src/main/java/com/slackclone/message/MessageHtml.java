package com.slackclone.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slackclone.mrkdwn.Mrkdwn;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Objects;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// What messages look like. It follows from what they say and whom they mention alone, so what was rendered once
/// is
/// good for ever. A plain
/// data fetcher, as a controller's method changes the thread for each message of a page.
@Component
class MessageHtml implements RuntimeWiringConfigurer {

    private static final long KEPT_CHARACTERS = 8_000_000;

    private record Source(String content, Mentions mentions) {}

    private final Cache<Source, String> rendered = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((Source source, String html) -> source.content().length() + html.length())
            .build();

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Message", type -> type.dataFetcher("html", this::html));
    }

    private String html(DataFetchingEnvironment environment) {
        Message message = Objects.requireNonNull(environment.getSource());
        var content = message.content();
        return content == null ? "" : rendered.get(new Source(content, message.mentions()), MessageHtml::render);
    }

    private static String render(Source source) {
        return Mrkdwn.html(source.content(), source.mentions().shown());
    }
}
