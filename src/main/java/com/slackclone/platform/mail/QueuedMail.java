package com.slackclone.platform.mail;

import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// A mail on its way.
///
/// @param id is the same for each time that it comes out of the queue
record QueuedMail(String id, Mail mail) {

    /// What a queue brings may be anything.
    QueuedMail {
        Objects.requireNonNull(id);
        Objects.requireNonNull(mail);
    }

    /// @throws RuntimeException for what is no mail, of whatever kind; its words may quote the mail
    static QueuedMail parse(String text) {
        return JsonMapper.shared().readValue(text, QueuedMail.class);
    }

    String text() {
        return JsonMapper.shared().writeValueAsString(this);
    }
}
