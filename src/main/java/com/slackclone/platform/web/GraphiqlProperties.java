package com.slackclone.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param enabled whether `/graphiql` serves the explorer page
@ConfigurationProperties("slack-clone.graphiql")
record GraphiqlProperties(@DefaultValue("false") boolean enabled) {}
