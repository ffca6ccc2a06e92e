package com.slackclone.platform.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the SMTP server is, `spring.mail` says.
///
/// @param enabled whether mail is sent at all
/// @param from the sender of all mail
@ConfigurationProperties("slack-clone.mail")
record MailSettings(@DefaultValue("true") boolean enabled, String from) {}
