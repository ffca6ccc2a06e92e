package com.slackclone.load;

import java.io.IOException;

/// Puts messages into the room that is measured.
interface Publisher {

    /// Returns at once, whether or not the message has arrived anywhere.
    ///
    /// @param number not used before; it is found again in the message's [mark][com.slackclone.load.client.Mark]
    void publish(int number) throws IOException;

    /// Waits until everything published is stored, where that is promised.
    ///
    /// @throws IOException if something was refused
    default void settle() throws IOException, InterruptedException {}
}
