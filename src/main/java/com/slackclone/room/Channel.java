package com.slackclone.room;

import com.slackclone.account.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A channel. A public one is open to all members of its workspace; a private one exists only for those in it.
///
/// @param name unique in its workspace
/// @param isDefault whether every member of the workspace is in it from the start
/// @param createdById who made it
/// @param memberCount how many people are in it
/// @param latestSeq also the number of messages that were ever sent
/// @param lastMessageId see [Room#lastMessageId()]
/// @param mentionsOfAll see [Room#mentionsOfAll()]
/// @param version grows by 1 with each change of the channel itself
public record Channel(
        ChannelId id,
        String name,
        @Nullable String topic,
        @Nullable String purpose,
        ChannelType type,
        boolean isArchived,
        boolean isDefault,
        UserId createdById,
        Instant createdAt,
        long memberCount,
        long latestSeq,
        @Nullable Instant lastMessageAt,
        @Nullable UUID lastMessageId,
        MentionSeqs mentionsOfAll,
        long version)
        implements Room {

    public long messageCount() {
        return latestSeq;
    }

    @Override
    public Instant lastActiveAt() {
        return lastMessageAt == null ? createdAt : lastMessageAt;
    }

    public boolean isPublic() {
        return type == ChannelType.PUBLIC;
    }

    /// As the change leaves it.
    Channel with(ChannelChange change) {
        return changed(
                change.name() == null ? name : change.name(),
                change.topic() == null ? topic : emptyToNull(change.topic()),
                change.purpose() == null ? purpose : emptyToNull(change.purpose()),
                isArchived);
    }

    Channel withArchived(boolean archived) {
        return changed(name, topic, purpose, archived);
    }

    private Channel changed(String newName, @Nullable String newTopic, @Nullable String newPurpose, boolean archived) {
        return new Channel(
                id,
                newName,
                newTopic,
                newPurpose,
                type,
                archived,
                isDefault,
                createdById,
                createdAt,
                memberCount,
                latestSeq,
                lastMessageAt,
                lastMessageId,
                mentionsOfAll,
                version + 1);
    }

    Channel withMembers(long count) {
        return new Channel(
                id,
                name,
                topic,
                purpose,
                type,
                isArchived,
                isDefault,
                createdById,
                createdAt,
                count,
                latestSeq,
                lastMessageAt,
                lastMessageId,
                mentionsOfAll,
                version);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
