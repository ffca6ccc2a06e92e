package com.slackclone.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserImpl;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/// Prints each mail, once for each recipient, as `slackclone.local.mail={"to":…,"subject":…,"text":…}`.
///
/// Nothing is kept, so memory stays bounded however many mails arrive. The line is ASCII, so that the character set
/// of whoever reads it doesn't matter.
final class MailPrinter implements MessageDeliveryHandler {

    private final JsonMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private final PrintStream out;

    MailPrinter(PrintStream out) {
        this.out = out;
    }

    /// @param to the address of the envelope
    /// @param text the plain text, or the HTML of a mail that has no plain text
    record Mail(String to, String subject, String text) {

        static Mail of(MailAddress to, MimeMessage message) throws MessagingException {
            return new Mail(
                    to.getEmail(), Optional.ofNullable(message.getSubject()).orElse(""), textOf(message));
        }
    }

    @Override
    public GreenMailUser handle(MovingMessage message, MailAddress to) throws MessagingException {
        String line = json.writeValueAsString(Mail.of(to, message.getMessage()));
        out.println("slackclone.local.mail=" + line);
        return new Nobody(to.getEmail());
    }

    private static String textOf(Part mail) throws MessagingException {
        try {
            Optional<String> plain = find(mail, "text/plain");
            return plain.isPresent() ? plain.get() : find(mail, "text/html").orElse("");
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    private static Optional<String> find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return Optional.of(text);
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                Optional<String> found = find(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// A mailbox that forgets.
    private static final class Nobody extends UserImpl {

        Nobody(String email) {
            super(email, email, "", null);
        }

        @Override
        public void deliver(MovingMessage message) {}
    }
}
