package com.slackclone.testing;

import com.slackclone.platform.redis.Redis;
import com.slackclone.platform.schedule.ScheduledJob;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A job whose times are all seconds, and which counts its runs at the key of its name.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("slack-clone.probe.job")
class ProbeJobs {

    @Bean
    ScheduledJob probeJob(@Value("${slack-clone.probe.job}") String name, Redis redis) {
        var hour = Duration.ofHours(1);
        return new ScheduledJob(
                name, "* * * * * *", hour, hour, () -> redis.commands().incr(name));
    }
}
