package com.slackclone.faults;

import com.slackclone.faults.DynamoProxy.Weather;
import java.time.Duration;
import java.util.Random;

/// Something that breaks, and is whole again when [#strike] returns, or soon after.
enum Fault {

    /// Redis drops its clients, those that command and those that listen.
    REDIS_CUT {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            for (var i = 0; i < 4; i++) {
                cluster.redis().command("CLIENT KILL TYPE " + (random.nextBoolean() ? "pubsub" : "normal"));
                Thread.sleep(random.nextInt(300));
            }
            cluster.redis().command("CLIENT KILL TYPE normal");
            cluster.redis().command("CLIENT KILL TYPE pubsub");
        }
    },

    /// Redis stands still for longer than a command may take.
    REDIS_FROZEN {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            cluster.redis().freeze();
            Thread.sleep(3_000 + random.nextInt(500));
            cluster.redis().thaw();
        }
    },

    /// Redis is killed, and comes back with all that it had.
    REDIS_KILLED {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            cluster.redis().kill();
            Thread.sleep(random.nextInt(1_000));
            cluster.redis().restart();
        }
    },

    /// Redis is killed, and comes back with what it had a while ago, as a replica does that lagged behind.
    REDIS_BEHIND {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            var copy = cluster.redis().copyFile();
            Thread.sleep(500 + random.nextInt(500));
            cluster.redis().kill();
            cluster.redis().replaceFile(copy);
            cluster.redis().restart();
        }
    },

    /// Redis is killed, and comes back with nothing.
    REDIS_EMPTY {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            cluster.redis().kill();
            cluster.redis().deleteFile();
            Thread.sleep(random.nextInt(1_000));
            cluster.redis().restart();
        }
    },

    /// Redis is emptied while all are connected to it.
    REDIS_FLUSHED {
        @Override
        void strike(Cluster cluster, Random random) {
            cluster.redis().command("FLUSHALL");
        }
    },

    /// The queue delivers changes twice, and late.
    QUEUE_REPEATS {
        @Override
        void strike(Cluster cluster, Random random) {
            for (var i = 0; i < 5; i++) {
                cluster.queue().repeat();
            }
        }
    },

    /// DynamoDB throttles.
    DYNAMO_THROTTLES {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            during(cluster, new Weather(0.4, 0, Duration.ofMillis(20)), Duration.ofSeconds(3));
        }
    },

    /// DynamoDB is slow, now and then slower than a call may take, and answers get lost.
    DYNAMO_SLOW {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            during(cluster, new Weather(0, 0.1, Duration.ofMillis(600)), Duration.ofSeconds(3));
        }
    },

    /// DynamoDB refuses everything for longer than a call may take.
    DYNAMO_AWAY {
        @Override
        void strike(Cluster cluster, Random random) throws InterruptedException {
            during(cluster, new Weather(1, 0, Duration.ZERO), Duration.ofSeconds(6));
        }
    },

    /// A node is killed in the middle of what it does, also of the changes that it handles in the background.
    NODE_KILLED {
        @Override
        void strike(Cluster cluster, Random random) {
            restart(cluster, random, Duration.ZERO);
        }
    },

    /// A node comes back whose clock is five minutes off.
    CLOCK_WRONG {
        @Override
        void strike(Cluster cluster, Random random) {
            var skew = Duration.ofMinutes(5);
            restart(cluster, random, random.nextBoolean() ? skew : skew.negated());
        }
    };

    /// Blocks until it is over.
    abstract void strike(Cluster cluster, Random random) throws InterruptedException;

    /// Whether Redis loses what it knew, or can't be asked.
    boolean isOfRedis() {
        return name().startsWith("REDIS");
    }

    /// How many nodes are killed.
    int kills() {
        return this == NODE_KILLED || this == CLOCK_WRONG ? 1 : 0;
    }

    /// The first node stays, so that there is always one that answers.
    private static void restart(Cluster cluster, Random random, Duration skew) {
        var node = cluster.node(1 + random.nextInt(cluster.nodes().size() - 1));
        node.kill();
        node.restart(skew);
        node.awaitReady();
    }

    private static void during(Cluster cluster, Weather weather, Duration time) throws InterruptedException {
        cluster.dynamo().set(weather);
        Thread.sleep(time);
        cluster.dynamo().set(Weather.FAIR);
    }
}
