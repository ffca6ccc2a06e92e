package com.slackclone.platform.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the SMTP server is, `spring.mail` says.
///
/// @param enabled whether mail is sent at all
/// @param from the sender of all mail
/// @param retryDelay how long behind its first failure a mail is tried again; twice that behind the second, and
///     so on, but at most a quarter of an hour
@ConfigurationProperties("slack-clone.mail")
record MailSettings(
        @DefaultValue("true") boolean enabled,
        String from,
        @DefaultValue("10s") Duration retryDelay) {}
