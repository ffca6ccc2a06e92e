package com.slackclone.platform.schedule;

import java.time.Duration;
import org.springframework.scheduling.support.CronExpression;

/// Work that is done at certain times, once in the whole installation. A bean of it runs on nodes that work:
///
/// ```java
/// @Bean
/// ScheduledJob statistics(Statistics statistics) {
///     return new ScheduledJob(
///             "statistics", "0 0 2 * * *", Duration.ofMinutes(5), Duration.ofHours(1), statistics::recompute);
/// }
/// ```
///
/// A time may go by without a run: no node works then, Redis is away, or the node that runs it dies. So the work
/// finds out by itself what there is to do, and the next run makes up for one that is missing. It is also called
/// again at the next time where it has thrown; that is logged, and nothing else comes of it.
///
/// @param name unique; letters, digits and dashes
/// @param cron second, minute, hour, day of the month, month and day of the week, in UTC: `0 */5 * * * *`
/// @param atLeast how long behind its start it is not started again, however soon it is done. More than the
///     clocks of nodes may differ, and less than what lies between two of its times
/// @param atMost when another node may start it although it has not ended, since its node must have died. More
///     than it ever takes; where it takes longer all the same two of it may run at once, which must do no harm
/// @param work blocking; called on a virtual thread
public record ScheduledJob(String name, String cron, Duration atLeast, Duration atMost, Runnable work) {

    public ScheduledJob {
        if (!name.matches("[a-zA-Z0-9-]+")) {
            throw new IllegalArgumentException("The name of a job has letters, digits and dashes");
        }
        CronExpression.parse(cron);
        if (!atLeast.isPositive() || atMost.compareTo(atLeast) < 0) {
            throw new IllegalArgumentException("A job is locked for some time, and at most longer than at least");
        }
    }
}
