package com.slackclone.platform.mail;

import com.slackclone.platform.graphql.EmailAddressScalar;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A mail to one person.
///
/// @param to a plain address, which can hold no line break
/// @param subject one line; a line break in it becomes a space
/// @param text the body for those who read no HTML
/// @param html the same for those who do; null for none
/// @param unsubscribe where its receiver says that they want no more such mail; null where they can't
public record Mail(
        String to,
        String subject,
        String text,
        @Nullable String html,
        @Nullable URI unsubscribe) {

    public Mail {
        if (EmailAddressScalar.parse(to).isEmpty()) {
            throw new IllegalArgumentException("Not an address for mail");
        }
        subject = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    public Mail(String to, String subject, String text, @Nullable String html) {
        this(to, subject, text, html, null);
    }

    public Mail unsubscribedAt(URI address) {
        return new Mail(to, subject, text, html, address);
    }

    /// Without what is private.
    @Override
    public String toString() {
        return "Mail";
    }
}
