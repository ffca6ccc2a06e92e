package com.slackclone.personal;

import com.slackclone.account.Viewer;
import com.slackclone.platform.error.ApiException;
import com.slackclone.platform.graphql.Connection;
import com.slackclone.platform.graphql.PageRequest;
import com.slackclone.workspace.Members;
import com.slackclone.workspace.WorkspaceId;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The drafts of a viewer, who finds those too whose rooms they may not read any more: the words are their own.
@Component
class ViewerDrafts {

    private final DraftTable drafts;
    private final Members members;
    private final Clock clock;

    ViewerDrafts(DraftTable drafts, Members members, Clock clock) {
        this.drafts = drafts;
        this.members = members;
        this.clock = clock;
    }

    /// The last changed first. One query.
    ///
    /// @throws ApiException `NOT_FOUND` unless the viewer is an active member
    Connection<Draft> page(Viewer viewer, WorkspaceId workspace, PageRequest page) {
        members.require(viewer, workspace);
        var found = drafts.page(viewer.userId(), workspace, page, clock.instant());
        return Connection.page(page, found, draft -> draft.place().cursor());
    }

    /// @throws ApiException `NOT_FOUND` for another's, and for one in a workspace in which the viewer is not
    ///     active
    Draft get(Viewer viewer, DraftId id) {
        Drafts.requireOwn(viewer, id);
        if (members.find(viewer.userId(), id.room().workspace()).isEmpty()) {
            throw ApiException.notFound("draft");
        }
        return Optional.ofNullable(findAll(Set.of(id)).get(id)).orElseThrow(() -> ApiException.notFound("draft"));
    }

    /// The caller has made the ids for the viewer. 100 a call.
    Map<DraftId, Draft> findAll(Collection<DraftId> ids) {
        return drafts.findAll(ids, clock.instant());
    }
}
