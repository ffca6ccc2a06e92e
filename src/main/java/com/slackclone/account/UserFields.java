package com.slackclone.account;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// The fields of users and sessions that depend on who is asking, or when. Plain data fetchers, as a controller's
/// method costs a change of threads for each user of a list.
@Component
class UserFields implements RuntimeWiringConfigurer {

    private final Clock clock;

    UserFields(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("User", type -> type.dataFetcher("email", UserFields::email).dataFetcher("status", this::status));
        wiring.type("Session", type -> type.dataFetcher("isCurrent", UserFields::isCurrent));
    }

    /// Near caches, and the table, keep a status longer than it lasts.
    private @Nullable UserStatus status(DataFetchingEnvironment environment) {
        User user = Objects.requireNonNull(environment.getSource());
        var status = user.status();
        return status == null || status.isExpired(clock.instant()) ? null : status;
    }

    private static @Nullable String email(DataFetchingEnvironment environment) {
        User user = Objects.requireNonNull(environment.getSource());
        return isViewer(environment, viewer -> viewer.userId().equals(user.id())) ? user.email() : null;
    }

    private static boolean isCurrent(DataFetchingEnvironment environment) {
        Session session = Objects.requireNonNull(environment.getSource());
        return isViewer(environment, viewer -> viewer.sessionId().equals(session.id()));
    }

    private static boolean isViewer(DataFetchingEnvironment environment, Predicate<Viewer> predicate) {
        var viewer = environment.getLocalContext() instanceof Viewer signedIn
                ? Optional.of(signedIn)
                : Viewer.find(environment.getGraphQlContext());
        return viewer.filter(predicate).isPresent();
    }
}
