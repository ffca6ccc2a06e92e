package com.slackclone.platform.mail;

import com.slackclone.platform.aws.Queue;
import com.slackclone.platform.aws.WorkQueue;
import com.slackclone.platform.aws.WorkQueues;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Sends mail, without waiting for the mail server: mails go into a queue, from which nodes that work send them.
///
/// A mail that was taken is sent although this node dies, and although the mail server is away: it is tried for
/// some three hours, ever less often, and then put among the dead letters of the queue `mails`. Nothing waits
/// for it. A mail is sent once, as far as SMTP allows: twice where a node dies between the server's answer and
/// its own note of it.
@Component
public class Mailer {

    private final WorkQueue queue;
    private final MailSettings settings;

    Mailer(WorkQueues queues, MailSettings settings) {
        this.queue = queues.open(Queue.MAILS, settings.visibility());
        this.settings = settings;
    }

    /// Call it when what the mail tells of has been stored, and before that is acknowledged: when it returns the
    /// mail is kept. One call of SQS.
    ///
    /// @throws software.amazon.awssdk.core.exception.SdkException when SQS is away
    public void send(Mail mail) {
        send(List.of(mail));
    }

    /// A call of SQS for each 10 mails.
    public void send(List<Mail> mails) {
        keep(mails.stream()
                .map(mail -> new QueuedMail(UUID.randomUUID().toString(), mail))
                .toList());
    }

    /// For callers that may be called again, as handlers of changes are.
    ///
    /// @param id names the mail: another one with the same id is not sent, for a week
    public void send(String id, Mail mail) {
        keep(List.of(new QueuedMail(id, mail)));
    }

    private void keep(List<QueuedMail> mails) {
        if (settings.enabled()) {
            queue.send(mails.stream().map(QueuedMail::text).toList());
        }
    }
}
