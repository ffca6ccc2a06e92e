package com.slackclone.platform.web;

import com.slackclone.platform.id.TimeOrderedIds;
import io.micrometer.context.ContextRegistry;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Names a request in the log and in an `INTERNAL` error. A client or a proxy may choose it by `X-Request-Id`,
/// and reads it there in the answer.
public final class RequestId {

    public static final String HEADER = "X-Request-Id";
    static final String MDC_KEY = "request_id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /// The id of the request that this thread works for; `none` outside of one.
    public static String current() {
        var id = MDC.get(MDC_KEY);
        return id == null ? "none" : id;
    }

    /// @param told what the client calls it; anything but a short plain name is replaced
    public static String of(@Nullable String told) {
        return told != null && SANE.matcher(told).matches()
                ? told
                : TimeOrderedIds.next().toString();
    }

    /// Has this thread work for a request, for as long as the scope is open.
    public static Scope open(String id) {
        var before = MDC.get(MDC_KEY);
        MDC.put(MDC_KEY, id);
        return () -> restore(before);
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            MDC.remove(MDC_KEY);
        } else {
            MDC.put(MDC_KEY, before);
        }
    }

    /// Has the id follow the request onto other threads.
    static void propagate() {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(
                        MDC_KEY,
                        () -> MDC.get(MDC_KEY),
                        (String id) -> MDC.put(MDC_KEY, id),
                        () -> MDC.remove(MDC_KEY));
    }

    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
