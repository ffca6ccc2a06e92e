package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.message.ChangeKind.Kinds;
import com.slackclone.platform.text.Emoji;
import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens to reactions. Each event carries the message with all of its counts.
@Configuration(proxyBeanMethods = false)
class ReactionEvents {

    static final String ADDED = MessageChange.REACTION_ADDED;
    static final String REMOVED = MessageChange.REACTION_REMOVED;

    /// What both have.
    sealed interface OfReaction extends Event {

        UserId userId();
    }

    record ReactionAdded(Message message, String emoji, UserId userId) implements OfReaction {}

    record ReactionRemoved(Message message, String emoji, UserId userId) implements OfReaction {}

    @Bean
    EventTypes reactionEventTypes() {
        return new EventTypes(List.of(ReactionAdded.class, ReactionRemoved.class));
    }

    @Bean
    Kinds reactionChanges() {
        return new Kinds(List.of(
                new ChangeKind(
                        ADDED,
                        ReactionEvents::part,
                        (message, change) -> new ReactionAdded(message, change.requireDetail(), change.requireActor())),
                new ChangeKind(
                        REMOVED,
                        ReactionEvents::part,
                        (message, change) ->
                                new ReactionRemoved(message, change.requireDetail(), change.requireActor()))));
    }

    private static String part(MessageChange change) {
        return "reaction." + change.requireActor().uuid() + "." + Emoji.key(change.requireDetail());
    }
}
