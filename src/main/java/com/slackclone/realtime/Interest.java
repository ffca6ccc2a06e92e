package com.slackclone.realtime;

import com.slackclone.platform.error.ApiException;
import java.util.Set;

/// What one viewer's stream carries. It is asked when the stream opens, and again whenever the viewer's rights
/// may have changed: so a running stream follows them.
public interface Interest {

    /// The global id of the person whose rights it depends on.
    String viewer();

    /// The topics that the viewer may hear now; not empty, and all of one scope. May block.
    ///
    /// @throws ApiException when the viewer has no right to the stream, or has lost it
    Set<Topic> topics();

    /// Whether an event of the stream says that the topics are others now. Behind such an event the stream
    /// carries nothing more until the topics are known anew, and then everything that the new ones had since.
    default boolean isChangedBy(@SuppressWarnings("unused") Event event) {
        return false;
    }
}
