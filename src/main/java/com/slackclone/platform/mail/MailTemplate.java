package com.slackclone.platform.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The wording of a kind of mail, in Mustache: `{name}.txt`, whose first line is the subject, and
/// `{name}.html`, where values are escaped. A value that a template asks for and does not get is an error.
public final class MailTemplate {

    private static final Mustache.Compiler PLAIN = Mustache.compiler().escapeHTML(false);
    private static final Mustache.Compiler HTML = Mustache.compiler().escapeHTML(true);

    private final Template subject;
    private final Template text;
    private final Template html;

    private MailTemplate(Template subject, Template text, Template html) {
        this.subject = subject;
        this.text = text;
        this.html = html;
    }

    /// Asks someone into a workspace. Values: `inviter`, `workspace`, `link`, `until`.
    public static MailTemplate invitation() {
        return of(MailTemplate.class, "invitation");
    }

    /// @param owner the class beside which the template lies
    public static MailTemplate of(Class<?> owner, String name) {
        var parts = read(owner, name + ".txt").split("\n", 2);
        return new MailTemplate(
                PLAIN.compile(parts[0]), PLAIN.compile(parts[1].strip()), HTML.compile(read(owner, name + ".html")));
    }

    /// @param to the address of the receiver
    public Mail mail(String to, Map<String, ?> values) {
        return new Mail(to, subject.execute(values), text.execute(values), html.execute(values));
    }

    private static String read(Class<?> owner, String file) {
        try (var stream = owner.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("No template " + file + " beside " + owner.getName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
