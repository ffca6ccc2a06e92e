package com.slackclone.workspace;

import com.slackclone.realtime.Event;
import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What happens to a workspace and those in it. Told to all active members.
@Configuration(proxyBeanMethods = false)
class WorkspaceEvents {

    /// The workspace has another name, icon or owner.
    record WorkspaceUpdated(Workspace workspace) implements Event {}

    /// A person has become a member, or is an active one again.
    record MemberJoinedWorkspace(Membership member) implements Event {}

    /// A member may do more, or less, than before.
    record MemberRoleChanged(Membership member) implements Event {}

    /// A person is no active member any more: deactivated, or gone by themselves.
    record MemberDeactivated(Membership member) implements Event {}

    @Bean
    EventTypes workspaceEventTypes() {
        return new EventTypes(List.of(
                WorkspaceUpdated.class, MemberJoinedWorkspace.class, MemberRoleChanged.class, MemberDeactivated.class));
    }
}
