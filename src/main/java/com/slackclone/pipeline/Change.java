package com.slackclone.pipeline;

import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Key;
import com.slackclone.platform.dynamodb.Table;
import java.util.Optional;

/// A change of an item, as the stream of its table tells it.
public sealed interface Change {

    /// The same for each delivery of the same change.
    String id();

    Table table();

    /// Of the item.
    Key key();

    /// The item as this change left it; empty where it took it away.
    default Optional<Item> left() {
        return switch (this) {
            case Inserted inserted -> Optional.of(inserted.after());
            case Modified modified -> Optional.of(modified.after());
            case Removed _ -> Optional.empty();
        };
    }

    /// There was no such item before.
    record Inserted(String id, Table table, Item after) implements Change {
        @Override
        public Key key() {
            return after.key();
        }
    }

    /// By then it may have been changed again: `after` is the item as this change left it.
    record Modified(String id, Table table, Item before, Item after) implements Change {
        @Override
        public Key key() {
            return after.key();
        }
    }

    /// Deleted, or expired.
    record Removed(String id, Table table, Item before) implements Change {
        @Override
        public Key key() {
            return before.key();
        }
    }
}
