package com.slackclone.realtime;

import com.slackclone.platform.dynamodb.ConditionFailed;
import com.slackclone.platform.dynamodb.Transaction;
import com.slackclone.platform.dynamodb.Write;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Sees to it that what is written is told, whatever happens to the node behind the write.
///
/// Whoever changes something [commits][#commit] it together with the events that tell of it, and then
/// [publishes][#publish] these. Where the node dies in between, or Redis is away, a worker publishes them, each
/// unless it was published before or a later version of its subject was. So the version must be decided by the
/// transaction: by a condition on the one before.
@Component
public class TransactionalOutbox {

    private final OutboxTable table;
    private final EventLog log;

    TransactionalOutbox(OutboxTable table, EventLog log) {
        this.table = table;
        this.log = log;
    }

    /// Does the writes, of which there may be 99, and keeps the announcements for the worker, in one transaction.
    ///
    /// @throws ConditionFailed when one of `writes` was refused; its index is that in `writes`
    public void commit(List<? extends Write> writes, List<Announcement> announcements) {
        var all = new ArrayList<Write>(writes);
        all.add(table.add(announcements));
        Transaction.run(all);
    }

    /// Tells all nodes at once; one round trip to Redis for each topic of each event. A Redis that is away does
    /// not fail the caller.
    public void publish(List<Announcement> announcements) {
        for (var one : announcements) {
            one.topics().forEach(topic -> log.append(topic, one.id(), one.occurredAt(), one.event()));
        }
    }
}
