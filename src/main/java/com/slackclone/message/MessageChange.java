package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Item;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The last change of a message: what its `version` stands for. Whoever writes to a message's item adds 1 to the
/// version and names the change, so that each record of the change stream says which event it is.
///
/// @param kind the name of a [ChangeKind]
/// @param actorId who made it; null where that does not matter
/// @param detail what else the kind's event needs to know
public record MessageChange(
        String kind, @Nullable UserId actorId, @Nullable String detail, Instant at) {

    private static final String ATTRIBUTE = "change";

    public static final String SENT = "SENT";
    public static final String EDITED = "EDITED";
    public static final String DELETED = "DELETED";
    public static final String REACTION_ADDED = "REACTION_ADDED";
    public static final String REACTION_REMOVED = "REACTION_REMOVED";

    /// A change that needs no more than its kind.
    static MessageChange of(String kind, Instant at) {
        return new MessageChange(kind, null, null, at);
    }

    /// The change that made the content what it is.
    static MessageChange ofContent(Message message) {
        if (message.deletedAt() != null) {
            return of(DELETED, message.deletedAt());
        }
        return message.editedAt() == null ? of(SENT, message.createdAt()) : of(EDITED, message.editedAt());
    }

    /// As it stands in the message's item.
    static MessageChange of(Item message) {
        var change = message.item(ATTRIBUTE);
        return new MessageChange(
                change.string("kind"),
                change.optionalString("actor").map(UserId::ofKey).orElse(null),
                change.optionalString("detail").orElse(null),
                change.instant("at"));
    }

    Item item() {
        return Item.EMPTY
                .with("kind", kind)
                .with("actor", Optional.ofNullable(actorId).map(UserId::key).orElse(null))
                .with("detail", detail)
                .with("at", at);
    }

    public UserId requireActor() {
        return Objects.requireNonNull(actorId);
    }

    public String requireDetail() {
        return Objects.requireNonNull(detail);
    }
}
