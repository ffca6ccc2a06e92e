package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import com.slackclone.platform.text.TextRule;
import java.net.URI;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/// What is to be different about a profile. What is omitted stays as it is.
///
/// @param name null to leave it
/// @param displayName null to leave it
/// @param title null inside, or empty, to have none
/// @param avatarUrl null inside to have none
/// @param timezone null inside, or empty, to have none
record UpdateProfileInput(
        @Nullable String name,
        @Nullable String displayName,
        ArgumentValue<String> title,
        ArgumentValue<URI> avatarUrl,
        ArgumentValue<String> timezone) {

    private static final TextRule NAME = TextRule.line("input.name", 1, 80);
    private static final TextRule DISPLAY_NAME = TextRule.line("input.displayName", 1, 80);
    private static final TextRule TITLE = TextRule.line("input.title", 0, 100);

    /// The same without white space around the texts.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for what is not allowed, and where nothing is given
    UpdateProfileInput checked() {
        if (name == null && displayName == null && title.isOmitted() && avatarUrl.isOmitted() && timezone.isOmitted()) {
            throw ApiException.badInput("input", "REQUIRED", "Give what is to be changed.");
        }
        var trimmed = new UpdateProfileInput(
                name == null ? null : name.strip(),
                displayName == null ? null : displayName.strip(),
                orNone(title),
                avatarUrl,
                orNone(timezone));
        Checks.all(
                Checks.given(trimmed.name, NAME::check),
                Checks.given(trimmed.displayName, DISPLAY_NAME::check),
                Checks.given(trimmed.title.value(), TITLE::check),
                Checks.given(avatarUrl.value(), UpdateProfileInput::checkUrl),
                Checks.given(trimmed.timezone.value(), UpdateProfileInput::checkZone));
        return trimmed;
    }

    /// What becomes of the person.
    User of(User before) {
        return new User(
                before.id(),
                name == null ? before.name() : name,
                displayName == null ? before.displayName() : displayName,
                before.email(),
                avatarUrl.isOmitted() ? before.avatarUrl() : avatarUrl.value(),
                title.isOmitted() ? before.title() : title.value(),
                timezone.isOmitted() ? before.timezone() : timezone.value(),
                before.status(),
                before.isBot(),
                before.isDeleted(),
                before.createdAt(),
                before.version() + 1);
    }

    private static void checkUrl(URI url) {
        if (url.getRawUserInfo() != null) {
            throw ApiException.badInput("input.avatarUrl", "MALFORMED", "The URL must not hold a name or password.");
        }
    }

    private static void checkZone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw ApiException.badInput("input.timezone", "MALFORMED", "No IANA name of a time zone.");
        }
    }

    /// What is only white space stands for nothing.
    private static ArgumentValue<String> orNone(ArgumentValue<String> value) {
        return value.isOmitted()
                ? value
                : ArgumentValue.ofNullable(value.asOptional()
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null));
    }
}
