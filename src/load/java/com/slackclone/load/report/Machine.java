package com.slackclone.load.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What it was measured on.
public final class Machine {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    /// For example `2 × AMD EPYC, 24 GB, Linux 6.1 (amd64), Java 25.0.1`.
    public static String describe() throws IOException {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d × %s, %d GB, %s %s (%s), Java %s"
                .formatted(
                        system.getAvailableProcessors(),
                        model(),
                        Math.round(system.getTotalMemorySize() / 1e9),
                        system.getName(),
                        system.getVersion(),
                        system.getArch(),
                        Runtime.version());
    }

    private static String model() throws IOException {
        if (!Files.exists(CPU)) {
            return "processor";
        }
        try (var lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor");
        }
    }
}
