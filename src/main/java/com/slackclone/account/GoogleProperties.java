package com.slackclone.account;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// Signing in with Google.
///
/// @param clientId this application's at Google; empty where nobody signs in with Google
/// @param issuer who makes the ID tokens
/// @param jwksUrl where the issuer's keys are
@Validated
@ConfigurationProperties("slack-clone.auth.google")
record GoogleProperties(String clientId, String issuer, URI jwksUrl) {

    boolean isOn() {
        return !clientId.isBlank();
    }
}
