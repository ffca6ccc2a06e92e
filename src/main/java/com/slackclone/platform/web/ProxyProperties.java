package com.slackclone.platform.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param trustedProxies addresses and networks (`10.0.0.0/16`) whose `X-Forwarded-For` and `X-Forwarded-Proto`
///     are believed; none by default
@ConfigurationProperties("slack-clone.web")
record ProxyProperties(@DefaultValue List<String> trustedProxies) {}
