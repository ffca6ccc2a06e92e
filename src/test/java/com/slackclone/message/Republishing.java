package com.slackclone.message;

import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.testing.Node;
import java.util.Collection;

/// Does what a worker does about new messages, for nodes whose changes are taken by workers that have another Redis.
public final class Republishing {

    private Republishing() {}

    /// @throws io.lettuce.core.RedisException while Redis is away
    public static void of(Node node, Collection<String> messages) {
        for (var id : messages) {
            var item = node.bean(Dynamo.class)
                    .get(Table.MESSAGES, MessageId.parse(id).key())
                    .orElseThrow();
            node.bean(MessageRepublisher.class).handle(new Inserted(id, Table.MESSAGES, item));
        }
    }
}
