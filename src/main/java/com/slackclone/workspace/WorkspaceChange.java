package com.slackclone.workspace;

import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.error.Checks;
import com.slackclone.platform.text.TextRule;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/// What is to be different about a workspace. What is omitted stays as it is.
///
/// @param name null to leave it
/// @param iconUrl null inside to have none
record WorkspaceChange(@Nullable String name, ArgumentValue<URI> iconUrl) {

    static final TextRule NAME = TextRule.line("input.name", 1, 80);
    private static final int MAX_URL = 2_000;
    private static final Set<String> SCHEMES = Set.of("https", "http");

    /// The same without white space around the name.
    ///
    /// @throws ApiException `BAD_USER_INPUT` for what is not allowed, and where nothing is given
    WorkspaceChange checked() {
        if (name == null && iconUrl.isOmitted()) {
            throw ApiException.badInput("input", "REQUIRED", "Give a name or an icon.");
        }
        var trimmed = name == null ? null : name.strip();
        Checks.all(Checks.given(trimmed, NAME::check), Checks.given(iconUrl.value(), WorkspaceChange::check));
        return new WorkspaceChange(trimmed, iconUrl);
    }

    private static void check(URI url) {
        if (!SCHEMES.contains(url.getScheme()) || url.getRawUserInfo() != null) {
            throw ApiException.badInput(
                    "input.iconUrl", "MALFORMED", "The URL must be of the web, without a name or password.");
        }
        var length = url.toString().length();
        if (length > MAX_URL) {
            throw ApiException.badInput("input.iconUrl", "TOO_LONG", "At most " + MAX_URL + " characters.")
                    .with("limit", MAX_URL)
                    .with("actual", length);
        }
    }

    /// The workspace with the change; as it is, with its version, where that makes no difference.
    Workspace of(Workspace before) {
        var newName = name == null ? before.name() : name;
        var newIcon = iconUrl.isOmitted() ? before.iconUrl() : iconUrl.value();
        return newName.equals(before.name()) && Objects.equals(newIcon, before.iconUrl())
                ? before
                : before.with(newName, newIcon);
    }
}
