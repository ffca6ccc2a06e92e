package com.slackclone.presence;

import com.slackclone.platform.schedule.ScheduledJob;
import io.lettuce.core.RedisException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every five minutes: who has done nothing for half an hour is away, and who is still shown though their node has
/// died, with nobody else of their workspace connected, is not.
@Configuration(proxyBeanMethods = false)
class AutoAway {

    private static final Logger log = LoggerFactory.getLogger(AutoAway.class);

    private final PresenceWorkspaces workspaces;
    private final Roster roster;

    AutoAway(PresenceWorkspaces workspaces, Roster roster) {
        this.workspaces = workspaces;
        this.roster = roster;
    }

    @Bean
    ScheduledJob autoAwayJob() {
        return new ScheduledJob("auto-away", "0 */5 * * * *", Duration.ofMinutes(1), Duration.ofMinutes(4), this::run);
    }

    void run() {
        try {
            workspaces.all().forEach(roster::sweep);
            workspaces.forgetOld();
        } catch (RedisException e) {
            log.warn("Redis is away, so nobody becomes away", e);
        }
    }
}
