package com.slackclone.platform.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Channels that a part of this node listens to. A subscription is kept as long as it is wanted: it follows its
/// channel to the server that has it, and is made anew where it was lost. What is told in between goes unheard.
public final class Channels implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Channels.class);

    /// For how long it may go unnoticed that a channel is on another server, or a subscription lost.
    private static final Duration REPAIR = Duration.ofSeconds(1);

    private static final Duration SOON = Duration.ofMillis(50);

    /// For how long a subscription may lack its confirmation.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Is called on threads that must not wait; for one channel in order.
    public interface Listener {

        void onMessage(String channel, String text);

        /// From now on no message is missed, until [#onLost]. May come more than once.
        void onSubscribed(String channel);

        /// Messages may go unheard, until [#onSubscribed] comes again.
        void onLost(String channel);
    }

    private static final class Subscription {

        private final String channel;
        private volatile @Nullable ChannelLink link;
        private volatile boolean isConfirmed;
        private long askedAt;

        private Subscription(String channel) {
            this.channel = channel;
        }
    }

    private final RedisServers servers;
    private final RedisClient client;
    private final ScheduledExecutorService repairs;
    private final Listener listener;
    private final LinkEvents events = new LinkEvents();
    private final Map<String, Subscription> wanted = new ConcurrentHashMap<>();
    private final Map<RedisURI, ChannelLink> links = new HashMap<>();
    private @Nullable Future<?> keepingUp;
    private boolean isClosed;

    Channels(RedisServers servers, RedisClient client, ScheduledExecutorService repairs, Listener listener) {
        this.servers = servers;
        this.client = client;
        this.repairs = repairs;
        this.listener = listener;
    }

    /// Looks after the subscriptions from now on.
    synchronized void keepUp() {
        keepingUp = repairs.scheduleWithFixedDelay(
                this::repair, REPAIR.toMillis(), REPAIR.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Wants a channel that is not wanted yet. Does not wait.
    ///
    /// @return fails if Redis does not confirm it now; all the same it is tried again until it is
    ///     [not wanted][#unsubscribe] any more
    public synchronized CompletionStage<?> subscribe(String channel) {
        var subscription = new Subscription(channel);
        if (wanted.putIfAbsent(channel, subscription) != null) {
            throw new IllegalStateException("The channel is wanted already");
        }
        return ask(subscription);
    }

    private CompletionStage<?> ask(Subscription subscription) {
        subscription.askedAt = System.nanoTime();
        var server = servers.host(subscription.channel).orElse(null);
        if (server == null || isClosed) {
            servers.refresh();
            return CompletableFuture.failedStage(new RedisException("No server has the channel now"));
        }
        var link = link(server);
        subscription.link = link;
        return link.subscribe(subscription.channel).whenComplete((_, failure) -> {
            if (failure != null) {
                logger.debug("A channel could not be subscribed to; it is tried again", failure);
                servers.refresh();
            }
        });
    }

    private ChannelLink link(RedisURI server) {
        var known = links.get(server);
        if (known != null) {
            return known;
        }
        var link = new ChannelLink(server, events);
        links.put(server, link);
        link.open(client);
        return link;
    }

    /// A message that is under way may still come.
    public synchronized void unsubscribe(String channel) {
        var subscription = wanted.remove(channel);
        if (subscription != null) {
            abandon(subscription);
        }
    }

    private static void abandon(Subscription subscription) {
        var link = subscription.link;
        subscription.link = null;
        if (link != null) {
            link.unsubscribe(subscription.channel);
        }
    }

    /// Servers, connections and subscriptions may be gone without a word.
    private synchronized void repair() {
        try {
            wanted.values().forEach(this::mend);
            List.copyOf(links.values()).stream().filter(this::isIdle).forEach(this::close);
            List.copyOf(links.values()).forEach(ChannelLink::probe);
        } catch (RuntimeException e) {
            logger.error("Subscriptions could not be looked after", e);
        }
    }

    private boolean isIdle(ChannelLink link) {
        return wanted.values().stream().noneMatch(subscription -> subscription.link == link);
    }

    private void mend(Subscription subscription) {
        var server = servers.host(subscription.channel).orElse(null);
        var link = subscription.link;
        var isElsewhere = link == null || (server != null && !server.equals(link.server()));
        var isOverdue = !subscription.isConfirmed && System.nanoTime() - subscription.askedAt > PATIENCE.toNanos();
        if (isOverdue) {
            logger.warn("A channel has no subscription; it is subscribed to again");
        }
        if (isElsewhere || isOverdue) {
            abandon(subscription);
            lost(subscription);
            var _ = ask(subscription);
        }
    }

    private void lost(Subscription subscription) {
        if (subscription.isConfirmed) {
            subscription.isConfirmed = false;
            listener.onLost(subscription.channel);
        }
    }

    private void repairSoon() {
        try {
            var _ = repairs.schedule(this::repair, SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            logger.debug("The node ends, its subscriptions with it", e);
        }
    }

    private void close(ChannelLink link) {
        links.remove(link.server(), link);
        link.close();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (keepingUp != null) {
            keepingUp.cancel(false);
        }
        wanted.clear();
        List.copyOf(links.values()).forEach(this::close);
    }

    /// What comes of a link where a channel is not asked for any more is not heeded.
    private final class LinkEvents implements ChannelLink.Listener {

        private @Nullable Subscription find(ChannelLink link, String channel) {
            var subscription = wanted.get(channel);
            return subscription == null || subscription.link != link ? null : subscription;
        }

        @Override
        public void onMessage(ChannelLink link, String channel, String text) {
            if (find(link, channel) != null) {
                listener.onMessage(channel, text);
            }
        }

        @Override
        public void onSubscribed(ChannelLink link, String channel) {
            synchronized (Channels.this) {
                var subscription = find(link, channel);
                if (subscription == null) {
                    link.unsubscribe(channel);
                } else {
                    subscription.isConfirmed = true;
                    listener.onSubscribed(channel);
                }
            }
        }

        /// Where it was not confirmed, it is the answer to an earlier wish.
        @Override
        public void onUnsubscribed(ChannelLink link, String channel) {
            synchronized (Channels.this) {
                var subscription = find(link, channel);
                if (subscription != null && subscription.isConfirmed) {
                    subscription.link = null;
                    lost(subscription);
                    servers.refresh();
                    repairSoon();
                }
            }
        }

        @Override
        public void onEnd(ChannelLink link) {
            synchronized (Channels.this) {
                if (!links.remove(link.server(), link)) {
                    return;
                }
                for (var subscription : wanted.values()) {
                    if (subscription.link == link) {
                        subscription.link = null;
                        lost(subscription);
                    }
                }
                servers.refresh();
                repairSoon();
            }
        }
    }
}
