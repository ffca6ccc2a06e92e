package com.slackclone.platform.schedule;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.ZoneOffset;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.CronTrigger;

/// Runs the [jobs][ScheduledJob] on a node that works. All such nodes wake at the times of a job; the one that
/// gets its lock runs it.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Conditional(OnWorkingNode.class)
class ScheduledJobs implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(ScheduledJobs.class);

    private final ObjectProvider<ScheduledJob> jobs;
    private final LockingTaskExecutor locking;
    private final Clock clock;

    ScheduledJobs(ObjectProvider<ScheduledJob> jobs, RedisLocks locks, Clock clock) {
        this.jobs = jobs;
        this.locking = new DefaultLockingTaskExecutor(locks);
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        jobs.forEach(job -> registrar.addTriggerTask(() -> run(job), new CronTrigger(job.cron(), ZoneOffset.UTC)));
    }

    private void run(ScheduledJob job) {
        var lock = new LockConfiguration(clock.instant(), job.name(), job.atMost(), job.atLeast());
        try {
            locking.executeWithLock(job.work(), lock);
        } catch (RedisException e) {
            log.warn("The job {} is left out or broken off, as Redis is away", job.name(), e);
        } catch (RuntimeException e) {
            log.error("The job {} has failed", job.name(), e);
        }
    }
}
