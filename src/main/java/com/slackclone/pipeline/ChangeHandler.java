package com.slackclone.pipeline;

import com.slackclone.platform.dynamodb.Table;

/// What a feature does about changes, in the background. A bean of it is called on nodes that work.
///
/// A change comes at least once. Changes of one partition come one after the other, and mostly in the order in
/// which they were made: a node keeps it among those that it holds, but two nodes may each hold some, and one
/// that failed comes again behind later ones. So a handler does the same when it is called again, and tells by
/// versions what is out of date.
public interface ChangeHandler {

    /// Whose changes it wants.
    Table table();

    /// Blocking; called on a virtual thread.
    ///
    /// @throws RuntimeException for a failure. Where Redis or a service of AWS is away, as its own exception says,
    ///     the change is kept and tried again until that is back, and does not end among the dead letters for it.
    ///     Of any other failure the fifth makes it a dead letter. The other handlers get it all the same
    void handle(Change change);
}
