package com.slackclone.message;

import com.slackclone.account.User;
import com.slackclone.account.UserLoader;
import com.slackclone.account.Viewer;
import com.slackclone.message.Mentions.Wide;
import com.slackclone.room.Room;
import com.slackclone.room.RoomAccess;
import com.slackclone.room.RoomId;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/// The mentions of messages. Plain data fetchers, as a controller's method changes the thread for each message of
/// a page: then what is asked below would not be read together.
@Component
class MentionFields implements RuntimeWiringConfigurer {

    private final RoomAccess access;

    MentionFields(RoomAccess access) {
        this.access = access;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type("Message", type -> type.dataFetcher("viewerIsMentioned", this::viewerIsMentioned));
        wiring.type(
                "MessageMentions",
                type -> type.dataFetcher("users", MentionFields::users)
                        .dataFetcher("channels", MentionFields::channels)
                        .dataFetcher("all", MentionFields::all));
    }

    private boolean viewerIsMentioned(DataFetchingEnvironment environment) {
        Message message = Objects.requireNonNull(environment.getSource());
        var viewer = Viewer.of(environment.getGraphQlContext());
        return !message.authorId().equals(viewer.userId())
                && (message.mentions().userIds().contains(viewer.userId())
                        || (message.mentions().reachesAll() && access.isInside(viewer, message.roomId())));
    }

    private static CompletableFuture<List<User>> users(DataFetchingEnvironment environment) {
        return all(mentions(environment).userIds().stream()
                .map(id -> UserLoader.load(id, environment))
                .toList());
    }

    private static CompletableFuture<List<Room>> channels(DataFetchingEnvironment environment) {
        DataLoader<RoomId, Room> rooms = Objects.requireNonNull(environment.getDataLoader(Room.class.getName()));
        return all(mentions(environment).channelIds().stream().map(rooms::load).toList());
    }

    private static List<Wide> all(DataFetchingEnvironment environment) {
        return mentions(environment).all();
    }

    private static Mentions mentions(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getSource());
    }

    private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> loading) {
        return CompletableFuture.allOf(loading.toArray(CompletableFuture[]::new))
                .thenApply(_ -> loading.stream().map(CompletableFuture::join).toList());
    }
}
