package com.slackclone.account;

import com.slackclone.testing.Mails;
import java.util.regex.Pattern;

/// The links in the mails about accounts.
final class MailLinks {

    static final String RESET = "Set a new password";
    static final String VERIFY = "Confirm your e-mail address";
    static final String CHANGE = "Confirm your new e-mail address";

    private static final Pattern TOKEN = Pattern.compile("/(sct_[\\w-]+\\.[\\w-]+)");

    private MailLinks() {}

    /// The token of the mail to an address with this subject. Waits for the mail, and takes it away.
    static String token(String email, String subject) {
        var mail = Mails.await(email, subject);
        Mails.to(email).remove(mail);
        var link = TOKEN.matcher(mail.text());
        if (!link.find()) {
            throw new AssertionError("The mail has no link");
        }
        return link.group(1);
    }
}
