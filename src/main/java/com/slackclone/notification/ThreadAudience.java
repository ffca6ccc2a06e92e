package com.slackclone.notification;

import com.slackclone.account.UserId;
import com.slackclone.message.Message;
import com.slackclone.message.ThreadFollowers;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Those who follow the thread that a reply came to.
@Component
class ThreadAudience implements Audience {

    private final ThreadFollowers followers;

    ThreadAudience(ThreadFollowers followers) {
        this.followers = followers;
    }

    @Override
    public NotificationType type() {
        return NotificationType.THREAD;
    }

    @Override
    public void forEach(Message message, Consumer<Collection<UserId>> batch) {
        if (message.id().isReply()) {
            followers.forEachPage(message, batch::accept);
        }
    }
}
