package com.slackclone.notification;

import com.slackclone.account.Signatures;
import com.slackclone.account.UserId;
import com.slackclone.platform.error.ApiException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Lets those who got a mail have no more, without signing in. The mail's link bears a token that names the person
/// and is good for nothing else; it does not expire, as old mails are unsubscribed from too.
@Component
class Unsubscribing {

    private static final String PURPOSE = "unsubscribe from mail";

    private final Signatures signatures;
    private final Preferences preferences;

    Unsubscribing(Signatures signatures, Preferences preferences) {
        this.signatures = signatures;
        this.preferences = preferences;
    }

    String token(UserId user) {
        return user.global() + "." + signatures.sign(PURPOSE, user.global());
    }

    /// Empty for a token that the server did not give out.
    Optional<UserId> person(String token) {
        var dot = token.indexOf('.');
        if (dot < 0 || !signatures.isGenuine(PURPOSE, token.substring(0, dot), token.substring(dot + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(UserId.parse(token.substring(0, dot)));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    /// To do it again changes nothing.
    ///
    /// @return false for a token that the server did not give out
    boolean unsubscribe(String token) {
        var person = person(token);
        person.ifPresent(preferences::stopMail);
        return person.isPresent();
    }
}
