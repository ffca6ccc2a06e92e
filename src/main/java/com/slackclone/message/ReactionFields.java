package com.slackclone.message;

import com.slackclone.message.Reaction.Counted;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// The reactions of messages. A plain data fetcher, as a controller's method changes the thread for each message
/// of a page: then what is asked below would not be read together.
@Component
class ReactionFields implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Message", type -> type.dataFetcher("reactions", ReactionFields::reactions));
    }

    private static List<Counted> reactions(DataFetchingEnvironment environment) {
        Message message = Objects.requireNonNull(environment.getSource());
        return message.reactions().counts().stream()
                .map(count -> Counted.of(message, count))
                .toList();
    }
}
