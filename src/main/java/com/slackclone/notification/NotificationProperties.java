package com.slackclone.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param emailDelay how long behind what happened there is mail about it, for those who want it immediately: time
///     to see it otherwise
@ConfigurationProperties("slack-clone.notification")
record NotificationProperties(@DefaultValue("1m") Duration emailDelay) {}
