package com.slackclone.notification;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Where the links in mails lead, and what mail programs call by themselves (RFC 8058). To look changes nothing, as
/// programs that scan mail follow all links.
@RestController
class UnsubscribeController {

    static final String PATH = "/email/unsubscribe";

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Unsubscribing unsubscribing;

    UnsubscribeController(Unsubscribing unsubscribing) {
        this.unsubscribing = unsubscribing;
    }

    @GetMapping(PATH)
    ResponseEntity<String> ask(@RequestParam(defaultValue = "") String token) {
        return unsubscribing.person(token).isPresent()
                ? page(
                        HttpStatus.OK,
                        "Have no more mail about notifications?",
                        "<form method=\"post\"><button>Unsubscribe</button></form>")
                : unknown();
    }

    @PostMapping(PATH)
    ResponseEntity<String> unsubscribe(@RequestParam(defaultValue = "") String token) {
        return unsubscribing.unsubscribe(token)
                ? page(
                        HttpStatus.OK,
                        "You are unsubscribed",
                        "<p>You will have no more mail about notifications. You can ask for it again in the"
                                + " application's preferences.</p>")
                : unknown();
    }

    private static ResponseEntity<String> unknown() {
        return page(HttpStatus.NOT_FOUND, "This link is not valid", "<p>Take the one of your latest mail.</p>");
    }

    /// @param body of the page; nothing in it comes from the request
    private static ResponseEntity<String> page(HttpStatus status, String title, String body) {
        return ResponseEntity.status(status).contentType(HTML).body("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width">
                        <title>%s</title>
                        </head>
                        <body>
                        <h1>%s</h1>
                        %s
                        </body>
                        </html>
                        """.formatted(title, title, body));
    }
}
