package com.slackclone.personal;

import com.slackclone.account.PersonalData;
import com.slackclone.account.UserId;
import com.slackclone.platform.dynamodb.Dynamo;
import com.slackclone.platform.dynamodb.Index;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Query;
import com.slackclone.platform.dynamodb.Table;
import com.slackclone.platform.dynamodb.Transaction;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Takes away what people have kept for themselves whose account is deleted: all that is in their own partition
/// of the table of messages.
@Component
class DeletedBelongings implements PersonalData {

    private static final int AT_ONCE = 100;

    private final Dynamo dynamo;

    DeletedBelongings(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    @Override
    public void erase(UserId user, Instant deletedAt) {
        var items = dynamo.query(Query.of(Table.MESSAGES, Index.PRIMARY, user.key(), ""));
        for (var start = 0; start < items.size(); start += AT_ONCE) {
            Transaction.run(items.subList(start, Math.min(start + AT_ONCE, items.size())).stream()
                    .map(Item::key)
                    .map(key -> dynamo.delete(Table.MESSAGES, key))
                    .toList());
        }
    }
}
