package com.slackclone.load.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A child JVM: what it costs, and its end. It never outlives this one, unless this one is killed.
public final class Jvm implements AutoCloseable {

    /// The same for everything that is measured.
    private static final List<String> OPTIONS =
            List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "--enable-native-access=ALL-UNNAMED");

    private static final Pattern HISTOGRAM_TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern COMPILING = Pattern.compile("java\\.ci\\.totalTime=(\\d+)");
    private static final Pattern TICKS = Pattern.compile("sun\\.os\\.hrt\\.frequency=(\\d+)");
    private static final int STOP_SECONDS = 10;

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread hook;

    private Jvm(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly, "end-" + name);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// One that is measured.
    ///
    /// @param arguments behind the JVM's options
    /// @param onLine is told each line of standard output, which goes to the log too
    static Jvm measured(String name, Map<String, String> environment, List<String> arguments, Consumer<String> onLine)
            throws IOException {
        var all = new ArrayList<>(OPTIONS);
        all.addAll(arguments);
        return start(name, environment, all, onLine);
    }

    static Jvm start(String name, Map<String, String> environment, List<String> arguments, Consumer<String> onLine)
            throws IOException {
        var command = new ArrayList<>(List.of(tool("java")));
        command.addAll(arguments);
        var log = Checkout.path("src/load/target/" + name + ".log");
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        var jvm = new Jvm(name, builder.start(), log);
        Thread.ofPlatform().daemon().name("output-" + name).start(() -> jvm.read(onLine));
        return jvm;
    }

    private void read(Consumer<String> onLine) {
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
                var out = java.nio.file.Files.newBufferedWriter(log.resolveSibling(name + ".out.log"))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                onLine.accept(line);
                out.write(line);
                out.newLine();
            }
        } catch (IOException e) {
            // As good as its end.
        }
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Says something on its standard input.
    void say(String line) throws IOException {
        var input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(line);
        input.write('\n');
        input.flush();
    }

    /// What it has used of all processors so far, in user and system mode. In steps of 10 ms on Linux.
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The bytes of all objects that live, counted behind a full collection.
    public long liveHeap() throws IOException, InterruptedException {
        jcmd("GC.run");
        return number(HISTOGRAM_TOTAL, jcmd("GC.class_histogram"));
    }

    /// For how long its compiler has worked so far.
    public Duration compiling() throws IOException, InterruptedException {
        var counters = jcmd("PerfCounter.print");
        return Duration.ofNanos((long) (number(COMPILING, counters) * 1e9 / number(TICKS, counters)));
    }

    private long number(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("jcmd does not tell %s of %s".formatted(pattern, name));
        }
        return Long.parseLong(found.group(1));
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), command)
                .redirectErrorStream(true)
                .start();
        var output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }

    /// Where it wrote what went wrong.
    Path log() {
        return log;
    }

    /// Asks it to end, and waits until it has.
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
