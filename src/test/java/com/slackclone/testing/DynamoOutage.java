package com.slackclone.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/// DynamoDB goes away in the middle of what a test does: for its own thread and those that this starts, and for
/// as long as the action takes.
public final class DynamoOutage {

    private static final InheritableThreadLocal<@Nullable DynamoOutage> CURRENT = new InheritableThreadLocal<>();

    private final AtomicInteger left;
    private final boolean isFirstDone;
    private volatile boolean isMet;

    private DynamoOutage(int call, boolean isFirstDone) {
        this.left = new AtomicInteger(call);
        this.isFirstDone = isFirstDone;
    }

    /// What the outage makes fail is passed over.
    ///
    /// @param call the first that meets the outage, counted from 1
    /// @param isFirstDone whether that one is done all the same, and only its answer is lost
    /// @return whether the action came so far
    public static boolean from(int call, boolean isFirstDone, Runnable action) {
        var outage = new DynamoOutage(call, isFirstDone);
        CURRENT.set(outage);
        try {
            action.run();
        } catch (SdkClientException e) {
            if (!outage.isMet) {
                throw e;
            }
        } finally {
            CURRENT.remove();
        }
        return outage.isMet;
    }

    static void before() {
        var outage = CURRENT.get();
        if (outage != null) {
            var left = outage.left.decrementAndGet();
            if (left < 0 || (left == 0 && !outage.isFirstDone)) {
                throw outage.failure();
            }
        }
    }

    static void behind() {
        var outage = CURRENT.get();
        if (outage != null && outage.left.get() <= 0) {
            throw outage.failure();
        }
    }

    private SdkClientException failure() {
        isMet = true;
        return SdkClientException.create("DynamoDB is away");
    }
}
