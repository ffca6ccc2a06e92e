package com.slackclone.message;

import com.slackclone.pipeline.Change;
import com.slackclone.pipeline.Change.Modified;
import com.slackclone.pipeline.ChangeHandler;
import com.slackclone.platform.dynamodb.Table;
import org.springframework.stereotype.Component;

/// Removes who has reacted to a message that was deleted. Its counts went with its content, and nothing can be
/// added any more, so it is the same whether this is done once or several times.
@Component
class ReactionSweeper implements ChangeHandler {

    private final ReactionTable reactions;

    ReactionSweeper(ReactionTable reactions) {
        this.reactions = reactions;
    }

    @Override
    public Table table() {
        return Table.MESSAGES;
    }

    @Override
    public void handle(Change change) {
        if (change instanceof Modified modified && MessageTable.isMessage(modified.after())) {
            var message = MessageTable.message(modified.after());
            if (message.isDeleted()) {
                reactions.deleteAll(message.id());
            }
        }
    }
}
