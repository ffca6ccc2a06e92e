package com.slackclone.workspace;

import com.slackclone.platform.dynamodb.Write;
import java.util.List;

/// What another feature adds to a workspace. Its writes go into the same transaction, so that a workspace never
/// stands without its default channels, nor a member outside of them.
public interface WorkspaceParts {

    /// @return at most 20 writes that create the parts, with the owner in them
    List<Write> toCreate(Workspace workspace);

    /// @return at most 20 writes that let a new member into the parts
    List<Write> toJoin(Membership member);

    /// @return at most 20 writes that let a member in again who has left, and is still in the parts
    default List<Write> toReturn(@SuppressWarnings("unused") Membership member) {
        return List.of();
    }
}
