package com.slackclone.notification;

import com.slackclone.message.ChangedMessage;
import com.slackclone.message.MessageChange;
import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Table;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Sees to it that people are told of what happens to messages.
@Component
class MessageNewsHandler implements ChangeHandler {

    /// What is older is no news: an import of what was said elsewhere notifies nobody.
    private static final Duration NEWS = Duration.ofDays(1);

    private final MessageNews news;
    private final Clock clock;

    MessageNewsHandler(MessageNews news, Clock clock) {
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        ChangedMessage.of(change).ifPresent(this::handle);
    }

    private void handle(ChangedMessage changed) {
        var message = changed.message();
        var change = changed.change();
        var isNews = change.at().isAfter(clock.instant().minus(NEWS));
        switch (change.kind()) {
            case MessageChange.SENT -> {
                if (isNews) {
                    news.sent(message);
                }
            }
            case MessageChange.EDITED -> {
                if (isNews) {
                    news.edited(message);
                }
            }
            case MessageChange.DELETED -> news.deleted(message);
            case MessageChange.REACTION_ADDED -> {
                if (isNews) {
                    news.reacted(message, change);
                }
            }
            case MessageChange.REACTION_REMOVED -> news.reactionGone(message, change);
            default -> {
                // Concerns nobody.
            }
        }
    }
}
