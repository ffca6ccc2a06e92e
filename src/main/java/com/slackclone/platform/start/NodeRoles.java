package com.slackclone.platform.start;

import jakarta.validation.constraints.NotEmpty;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param roles what this node does; everything by default
@Validated
@ConfigurationProperties("slack-clone")
public record NodeRoles(
        @DefaultValue({"web", "worker"}) @NotEmpty Set<NodeRole> roles) {

    public boolean has(NodeRole role) {
        return roles.contains(role);
    }
}
