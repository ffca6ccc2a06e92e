package com.slackclone.platform.aws;

/// The queues of the server. They are declared by `infra-cdk`, each with a dead-letter queue.
public enum Queue {
    /// Changes of the tables.
    CHANGES("changes"),
    /// Objects that appeared in the bucket of the files.
    FILE_EVENTS("file-events"),
    /// Bounces and complaints.
    EMAIL_FEEDBACK("email-feedback"),
    /// Mails that are to be sent.
    MAILS("mails");

    private final String suffix;

    Queue(String suffix) {
        this.suffix = suffix;
    }

    /// @param prefix the same as that of the tables
    public String nameIn(String prefix) {
        return prefix + "-" + suffix;
    }
}
