package com.slackclone.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// What the servers of a [RedisCluster] are started with, in its folder.
final class RedisClusterFiles {

    static final String PASSWORD = "of-the-cluster";

    private static final String CERTIFICATE = "certificate.pem";
    private static final String KEY = "key.pem";
    private static final String BINARY = "redis-server-7.0.15-";

    private RedisClusterFiles() {}

    /// @param own the folder of one server
    static String configuration(Path own, int port, int busPort) {
        return """
                port 0
                tls-port %d
                tls-cert-file "../%s"
                tls-key-file "../%s"
                tls-ca-cert-file "../%s"
                tls-auth-clients no
                tls-replication yes
                tls-cluster yes
                cluster-port %d
                bind 127.0.0.1
                dir "%s"
                save ""
                appendonly no
                requirepass %s
                masterauth %s
                user app on >%s ~* &* +@all -@dangerous +info
                loglevel notice
                ignore-warnings ARM64-COW-BUG
                cluster-enabled yes
                cluster-node-timeout 1000
                cluster-require-full-coverage no
                cluster-allow-replica-migration no
                cluster-replica-validity-factor 0
                repl-diskless-sync yes
                repl-diskless-sync-delay 0
                """.formatted(port, CERTIFICATE, KEY, CERTIFICATE, busPort, own, PASSWORD, PASSWORD, PASSWORD);
    }

    /// Of all servers, which nobody vouches for.
    static void makeCertificate(Path folder) throws IOException {
        var store = folder.resolve("certificate.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        RedisCluster.await(new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=redis",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start());
        try {
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            write(
                    folder.resolve(KEY),
                    "PRIVATE KEY",
                    keys.getKey("redis", PASSWORD.toCharArray()).getEncoded());
            write(
                    folder.resolve(CERTIFICATE),
                    "CERTIFICATE",
                    keys.getCertificate("redis").getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Path file, String kind, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, text, kind));
    }

    static Path unpack(Path folder) throws IOException {
        var jar = Stream.of(Files.readString(Checkout.path("infra-local/target/classpath.txt"))
                        .strip()
                        .split(":"))
                .filter(entry -> entry.contains("embedded-redis"))
                .findFirst()
                .orElseThrow();
        var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        var binary = folder.resolve("redis-server");
        try (var file = new JarFile(jar);
                var in = file.getInputStream(file.getEntry(BINARY + system + "-" + processor))) {
            Files.copy(in, binary);
        }
        if (!binary.toFile().setExecutable(true)) {
            throw new IOException("It can't be made executable: " + binary);
        }
        return binary;
    }
}
