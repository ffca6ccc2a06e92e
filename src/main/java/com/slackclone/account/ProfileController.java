package com.slackclone.account;

import com.slackclone.realtime.StreamEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// The viewer's profile and status, and the event that tells others of them.
@Controller
class ProfileController {

    record SetStatusInput(
            @Nullable String emoji,
            @Nullable String text,
            @Nullable Instant expiresAt) {}

    record ProfilePayload(User user) {}

    private final Profiles profiles;
    private final Users users;

    ProfileController(Profiles profiles, Users users) {
        this.profiles = profiles;
        this.users = users;
    }

    @MutationMapping
    ProfilePayload updateProfile(@Argument UpdateProfileInput input, Viewer viewer) {
        return new ProfilePayload(profiles.update(viewer, input));
    }

    @MutationMapping
    ProfilePayload setStatus(@Argument SetStatusInput input, Viewer viewer) {
        return new ProfilePayload(profiles.setStatus(viewer, input.emoji(), input.text(), input.expiresAt()));
    }

    @MutationMapping
    ProfilePayload clearStatus(Viewer viewer) {
        return new ProfilePayload(profiles.clearStatus(viewer));
    }

    @SchemaMapping(typeName = "UserUpdated", field = "user")
    User updated(StreamEvent delivered) {
        var event = (UserUpdated) delivered.event();
        return users.get(event.userId(), event.version());
    }
}
