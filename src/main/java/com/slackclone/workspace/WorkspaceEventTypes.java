package com.slackclone.workspace;

import com.slackclone.realtime.EventTypes;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WorkspaceEventTypes {

    @Bean
    EventTypes workspaceEvents() {
        return new EventTypes(List.of(MemberJoinedWorkspace.class));
    }
}
