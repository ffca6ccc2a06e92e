package com.slackclone.load;

import com.slackclone.load.client.Subscribers;
import com.slackclone.load.process.Jvm;

/// Something that is measured: it has a room, subscribers, and messages for them.
interface Program {

    String name();

    Jvm jvm();

    /// Who will hear what [#publisher] publishes; none yet.
    Subscribers subscribers();

    /// As [#subscribers], but each with a document of its own where that makes a difference: nothing is shared.
    default Subscribers apart() {
        return subscribers();
    }

    Publisher publisher();
}
