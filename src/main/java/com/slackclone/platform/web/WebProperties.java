package com.slackclone.platform.web;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param allowedOrigins the web pages (`https://app.example.com`) that may use the API from a browser, over HTTP
///     and over a socket
/// @param maxBody how large the body of a request may be, after decompression
@Validated
@ConfigurationProperties("slack-clone.web")
record WebProperties(
        @DefaultValue("https://app.example.com") List<String> allowedOrigins,
        @DefaultValue("256KB") @NotNull DataSize maxBody) {}
