package com.slackclone.platform.mail;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Where the SMTP server is, `spring.mail` says.
///
/// @param enabled whether mail is sent at all
/// @param from the sender of all mail
/// @param retryDelay how long behind its first failure a mail is tried again; twice that behind the second, and
///     so on, but at most a quarter of an hour
/// @param visibility for how long a mail that a node is at is out of sight of others: more than a mail server may
///     take, lest it is sent twice. What a killed node was at goes out that much later. In whole seconds
@Validated
@ConfigurationProperties("slack-clone.mail")
record MailSettings(
        @DefaultValue("true") boolean enabled,
        String from,
        @DefaultValue("10s") Duration retryDelay,
        @DefaultValue("2m") @DurationMin(seconds = 2) Duration visibility) {}
