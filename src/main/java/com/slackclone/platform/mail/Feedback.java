package com.slackclone.platform.mail;

import com.slackclone.platform.graphql.EmailAddressScalar;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What SES says of mails: as it puts it itself, or within the envelope of SNS.
///
/// @param reason `BOUNCE` or `COMPLAINT`
/// @param addresses which are to get no more mail; none where it was no such matter
record Feedback(String reason, List<String> addresses) {

    private static final Feedback NONE = new Feedback("", List.of());

    /// @throws RuntimeException for what is no such message, of whatever kind
    static Feedback parse(String text) {
        var json = JsonMapper.shared().readTree(text);
        var event = json.has("Message") && json.path("Type").asString("").equals("Notification")
                ? JsonMapper.shared().readTree(json.path("Message").asString())
                : json;
        var kind = event.has("notificationType")
                ? event.path("notificationType").asString()
                : event.required("eventType").asString();
        return switch (kind) {
            case "Bounce" -> ofBounce(event.required("bounce"));
            case "Complaint" ->
                new Feedback("COMPLAINT", addresses(event.required("complaint").required("complainedRecipients")));
            default -> NONE;
        };
    }

    /// A full mailbox, or a server that is away, is no reason for ever.
    private static Feedback ofBounce(JsonNode bounce) {
        return bounce.required("bounceType").asString().equals("Permanent")
                ? new Feedback("BOUNCE", addresses(bounce.required("bouncedRecipients")))
                : NONE;
    }

    private static List<String> addresses(JsonNode recipients) {
        return recipients
                .valueStream()
                .map(recipient -> EmailAddressScalar.parse(
                        bare(recipient.required("emailAddress").asString())))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Of `Ada <ada@example.org>` the address.
    private static String bare(String address) {
        var start = address.lastIndexOf('<');
        var end = address.lastIndexOf('>');
        return start >= 0 && end > start ? address.substring(start + 1, end) : address.strip();
    }
}
