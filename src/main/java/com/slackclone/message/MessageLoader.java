package com.slackclone.message;

import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Messages that are reached from many types, those of a page together.
@Component
class MessageLoader {

    MessageLoader(MessageTable messages, BatchLoaderRegistry loaders) {
        loaders.forTypePair(MessageId.class, Message.class)
                .registerMappedBatchLoader((ids, _) -> Mono.fromCallable(() -> messages.findAll(ids)));
    }
}
