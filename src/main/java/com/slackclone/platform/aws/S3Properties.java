package com.slackclone.platform.aws;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Where files are.
///
/// @param bucket of the files
/// @param thumbnailsBucket of the images made of them
/// @param endpoint of a local server, which is spoken to in path style and with dummy credentials; null on AWS
@Validated
@ConfigurationProperties("slack-clone.s3")
public record S3Properties(
        @NotBlank String bucket,
        @NotBlank String thumbnailsBucket,
        @Nullable URI endpoint) {}
