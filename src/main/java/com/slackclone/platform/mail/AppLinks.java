package com.slackclone.platform.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The addresses of the web application's pages, for links in mails.
///
/// @param url where the application is served, without a slash at the end
/// @param unsubscribeUrl where this server answers `/email/unsubscribe`; null where it does below `url`
@ConfigurationProperties("slack-clone.app")
public record AppLinks(
        @DefaultValue("https://app.example.com") URI url,
        @Nullable URI unsubscribeUrl) {

    /// The page that sets a new password.
    ///
    /// @param token letters, digits, `-`, `_` and `.`, here and below
    public String passwordReset(String token) {
        return url + "/password-resets/" + token;
    }

    /// The page that proves the address of an account.
    public String emailVerification(String token) {
        return url + "/email-verifications/" + token;
    }

    /// The page that gives an account another address.
    public String emailChange(String token) {
        return url + "/email-changes/" + token;
    }

    /// The page that accepts an invitation.
    public String invite(String token) {
        return url + "/invites/" + token;
    }

    /// The page that shows an object.
    ///
    /// @param id the global id
    public String object(String id) {
        return url + "/open/" + id;
    }

    /// Where the receiver of mail says that they want no more.
    ///
    /// @param token letters, digits, `-`, `_` and `.`
    public URI unsubscribe(String token) {
        var address = unsubscribeUrl == null ? url + "/email/unsubscribe" : unsubscribeUrl.toString();
        return URI.create(address + "?token=" + token);
    }
}
