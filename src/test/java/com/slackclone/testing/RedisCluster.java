package com.slackclone.testing;

import static com.slackclone.testing.RedisClusterFiles.PASSWORD;

import io.lettuce.core.KillArgs;
import io.lettuce.core.MigrateArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.models.partitions.ClusterPartitionParser;
import io.lettuce.core.cluster.models.partitions.Partitions;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.util.FileSystemUtils;

/// A Redis Cluster of three masters, each with a replica, for tests that break it: real servers, of the binary that
/// the local stack has, with TLS and passwords.
///
/// All of them end when standard input of their shell does, so they never outlive this JVM, however that ends.
public final class RedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final String PID = "process_id:";

    private static final String GUARD = """
            trap '' HUP INT TERM
            binary=$1; shift
            for folder in "$@"; do "$binary" "$folder/redis.conf" > "$folder/log" 2>&1 & pids="$pids $!"; done
            while read -r _; do :; done
            kill -9 $pids
            """;

    private final Path folder;
    private final List<Integer> ports;
    private final Process guard;
    private final RedisClient client = RedisClient.create();
    private final Map<Integer, StatefulRedisConnection<String, String>> connections = new ConcurrentHashMap<>();
    private final Set<Integer> dead = ConcurrentHashMap.newKeySet();

    private RedisCluster(Path folder, List<Integer> ports, Process guard) {
        this.folder = folder;
        this.ports = ports;
        this.guard = guard;
    }

    /// Takes about two seconds.
    public static RedisCluster start() {
        try {
            var folder = Files.createTempDirectory("redis-cluster");
            RedisClusterFiles.makeCertificate(folder);
            var all = freePorts(4 * MASTERS);
            var ports = all.subList(0, 2 * MASTERS);
            var command = new ArrayList<>(List.of(
                    "sh",
                    "-c",
                    GUARD,
                    "cluster-guard",
                    RedisClusterFiles.unpack(folder).toString()));
            for (var i = 0; i < ports.size(); i++) {
                var own = Files.createDirectory(folder.resolve(ports.get(i).toString()));
                Files.writeString(
                        own.resolve("redis.conf"),
                        RedisClusterFiles.configuration(own, ports.get(i), all.get(i + 2 * MASTERS)));
                command.add(own.toString());
            }
            var cluster = new RedisCluster(folder, ports, new ProcessBuilder(command).start());
            cluster.form(all.subList(2 * MASTERS, 4 * MASTERS));
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> freePorts(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        for (var i = 0; i < count; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
        for (var socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private void form(List<Integer> busPorts) {
        eventually()
                .ignoreExceptions()
                .until(() -> ports.stream().allMatch(port -> at(port).ping().equals("PONG")));
        for (var i = 1; i < ports.size(); i++) {
            meet(ports.get(i), busPorts.get(i));
        }
        for (var i = 0; i < MASTERS; i++) {
            var begin = SlotHash.SLOT_COUNT * i / MASTERS;
            var end = SlotHash.SLOT_COUNT * (i + 1) / MASTERS;
            at(ports.get(i)).clusterAddSlots(IntStream.range(begin, end).toArray());
        }
        eventually().until(() -> ports.stream().allMatch(port -> nodes(port).size() == ports.size()));
        for (var i = 0; i < MASTERS; i++) {
            at(ports.get(MASTERS + i)).clusterReplicate(at(ports.get(i)).clusterMyId());
        }
        eventually().until(() -> ports.stream().allMatch(this::isWhole));
    }

    private void meet(int port, int busPort) {
        var arguments = new CommandArgs<>(StringCodec.UTF8)
                .add("MEET")
                .add("127.0.0.1")
                .add(port)
                .add(busPort);
        at(ports.getFirst()).dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8), arguments);
    }

    private boolean isWhole(int port) {
        var info = at(port).info("replication");
        return at(port).clusterInfo().contains("cluster_state:ok")
                && (info.contains("role:master") ? hasReplica(port) : info.contains("master_link_status:up"));
    }

    /// As a node of the server is told where its Redis is, with the rights that it needs.
    public String url() {
        return ports.stream()
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(",", "rediss://app:" + PASSWORD + "@", "?verifyPeer=NONE"));
    }

    /// The ports of the servers that have slots, as the one at this port sees it.
    private List<RedisClusterNode> masters(int port) {
        return nodes(port).stream().filter(node -> !node.getSlots().isEmpty()).toList();
    }

    private Partitions nodes(int port) {
        return ClusterPartitionParser.parse(at(port).clusterNodes());
    }

    /// The ports of those that have slots, of which there are three at all times.
    public List<Integer> masters() {
        return masters(anyAlive()).stream().map(node -> node.getUri().getPort()).toList();
    }

    /// The port of the server that has a key.
    public int master(String key) {
        var slot = SlotHash.getSlot(key);
        return masters(anyAlive()).stream()
                .filter(node -> node.hasSlot(slot))
                .map(node -> node.getUri().getPort())
                .findFirst()
                .orElseThrow();
    }

    /// The port of its replica.
    public int replica(int master) {
        var id = at(master).clusterMyId();
        return nodes(master).stream()
                .filter(node -> id.equals(node.getSlaveOf()))
                .map(node -> node.getUri().getPort())
                .findFirst()
                .orElseThrow();
    }

    public boolean hasReplica(int master) {
        return at(master).info("replication").contains("connected_slaves:1");
    }

    /// Cuts a replica off from its master: it hears nothing more, and does not know it.
    public void cutOff(int replica) {
        at(replica).configSet("masterauth", "wrong");
        at(replica).clientKill(KillArgs.Builder.typeMaster());
        eventually().until(() -> at(replica).info("replication").contains("master_link_status:down"));
    }

    /// Kills a server with -9. Its replica takes over about two seconds later.
    public void kill(int port) {
        dead.add(port);
        signal("KILL", pid(port));
    }

    /// Stops a server; its connections stay open. Its replica takes over.
    ///
    /// @return makes it go on
    public Runnable stop(int port) {
        var pid = pid(port);
        dead.add(port);
        signal("STOP", pid);
        return () -> {
            signal("CONT", pid);
            dead.remove(port);
        };
    }

    private String pid(int port) {
        return at(port).info("server")
                .lines()
                .filter(line -> line.startsWith(PID))
                .map(line -> line.substring(PID.length()))
                .findFirst()
                .orElseThrow();
    }

    static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String name, String pid) {
        try {
            await(new ProcessBuilder("kill", "-" + name, pid).inheritIO().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitFailover(int replica) {
        eventually().until(() -> masters(replica).stream().anyMatch(node -> node.is(NodeFlag.MYSELF)));
    }

    /// Moves a slot with its keys to another master, as `redis-cli --cluster reshard` does.
    public void move(int slot, int from, int to) {
        var source = at(from).clusterMyId();
        var target = at(to).clusterMyId();
        at(to).clusterSetSlotImporting(slot, source);
        at(from).clusterSetSlotMigrating(slot, target);
        for (var keys = keys(slot, from); !keys.isEmpty(); keys = keys(slot, from)) {
            at(from).migrate(
                            "127.0.0.1",
                            to,
                            0,
                            1_000,
                            MigrateArgs.Builder.keys(keys).auth(PASSWORD));
        }
        at(to).clusterSetSlotNode(slot, target);
        at(from).clusterSetSlotNode(slot, target);
    }

    private List<String> keys(int slot, int port) {
        return at(port).clusterGetKeysInSlot(slot, 1);
    }

    private int anyAlive() {
        return ports.stream().filter(port -> !dead.contains(port)).findFirst().orElseThrow();
    }

    /// Of the server at a port.
    public RedisCommands<String, String> at(int port) {
        return connections
                .computeIfAbsent(
                        port,
                        _ -> client.connect(RedisURI.builder()
                                .withHost("127.0.0.1")
                                .withPort(port)
                                .withPassword(PASSWORD.toCharArray())
                                .withSsl(true)
                                .withVerifyPeer(false)
                                .withTimeout(Duration.ofSeconds(5))
                                .build()))
                .sync();
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
    }

    @Override
    public void close() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
        try {
            guard.getOutputStream().close();
            guard.waitFor(5, TimeUnit.SECONDS);
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
