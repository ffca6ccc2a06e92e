package com.slackclone.platform.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param token what other machines give to read the metrics, as `Authorization: Bearer …`; empty lets none of them
@ConfigurationProperties("slack-clone.metrics")
record MetricsProperties(@DefaultValue("") String token) {

    @Override
    public String toString() {
        return "MetricsProperties[token=…]";
    }
}
