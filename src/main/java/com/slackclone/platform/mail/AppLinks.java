package com.slackclone.platform.mail;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The addresses of the web application's pages, for links in mails.
///
/// @param url where the application is served, without a slash at the end
@ConfigurationProperties("slack-clone.app")
public record AppLinks(
        @DefaultValue("https://app.example.com") URI url) {

    /// The page that accepts an invitation.
    ///
    /// @param token letters, digits, `-`, `_` and `.`
    public String invite(String token) {
        return url + "/invites/" + token;
    }
}
