package com.slackclone.message;

import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Write;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.platform.text.Emoji;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who has reacted to what, in the Reactions table. The counts are kept in the message's item.
///
/// | item | PK | SK | serves |
/// |---|---|---|---|
/// | reaction | `MESSAGE#{id}` | `REACTION#{emoji}#USER#{id}` | whether somebody has; those who have |
///
/// The emoji in a key is its code points in hexadecimal, `1f44d-1f3fd`.
@Component
class ReactionTable {

    private final Dynamo dynamo;

    ReactionTable(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    Write create(Reaction reaction, UserId user, Instant now) {
        var item = Item.at(key(reaction, user)).with("emoji", reaction.emoji()).with("created_at", now);
        return dynamo.put(Table.REACTIONS, item).ifAbsent();
    }

    Write delete(Reaction reaction, UserId user) {
        return dynamo.delete(Table.REACTIONS, key(reaction, user)).ifPresent();
    }

    /// Those of the reactions that the user has made.
    Set<Reaction> madeBy(UserId user, Collection<Reaction> reactions) {
        var keys = reactions.stream().map(reaction -> key(reaction, user)).toList();
        var found = dynamo.get(Table.REACTIONS, keys).keySet();
        return reactions.stream()
                .filter(reaction -> found.contains(key(reaction, user)))
                .collect(Collectors.toSet());
    }

    /// Those who have made a reaction, in the order of their sign-up: one more than the page takes, if there are
    /// more.
    List<UserId> users(Reaction reaction, PageRequest page) {
        var prefix = prefix(reaction);
        var query = Query.of(Table.REACTIONS, Index.PRIMARY, partition(reaction.message()), prefix + "USER#")
                .behind(page.start(UserId::parse, _ -> true)
                        .map(user -> prefix + user.key())
                        .orElse(null))
                .atMost(page.sizeToRead());
        return dynamo.query(page.isBackwards() ? query.reversed() : query).stream()
                .map(item -> UserId.ofKey(item.key().sk().substring(prefix.length())))
                .toList();
    }

    /// All that were made to a message.
    void deleteAll(MessageId message) {
        dynamo.query(Query.of(Table.REACTIONS, Index.PRIMARY, partition(message), "REACTION#"))
                .forEach(item -> dynamo.delete(Table.REACTIONS, item.key()).run());
    }

    private static Key key(Reaction reaction, UserId user) {
        return new Key(partition(reaction.message()), prefix(reaction) + user.key());
    }

    private static String partition(MessageId message) {
        return "MESSAGE#" + message.uuid();
    }

    private static String prefix(Reaction reaction) {
        return "REACTION#" + Emoji.key(reaction.emoji()) + "#";
    }
}
