package com.slackclone.testing;

import tools.jackson.databind.json.JsonMapper;

/// A mail that the stack's SMTP server took.
///
/// @param text the plain text of it
public record Mail(String to, String subject, String text) {

    static Mail parse(String json) {
        return JsonMapper.shared().readValue(json, Mail.class);
    }
}
