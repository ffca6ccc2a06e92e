package com.slackclone.personal;

import com.slackclone.account.UserId;
import com.slackclone.message.MessageId;
import com.slackclone.platform.dynamodb.ConditionFailed;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Brings in what people kept for themselves at times past: what seeding uses. What is there stays as it is, and no
/// device is told. It asks for no viewer, so no operation of the API may lead here.
@Component
public class PersonalImport {

    private final SavedTable saved;

    PersonalImport(SavedTable saved) {
        this.saved = saved;
    }

    public void save(UserId user, MessageId message, Instant at) {
        try {
            saved.save(user, message, at).run();
        } catch (ConditionFailed e) {
            // It is saved.
        }
    }
}
