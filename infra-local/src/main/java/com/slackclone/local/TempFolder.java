package com.slackclone.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Everything this process writes to disk is in one folder, `slackclone-local-<pid>-<random>`.
///
/// A process that was killed cannot delete its own; the next one does, which is why the name holds the pid.
final class TempFolder {

    private static final String PREFIX = "slackclone-local-";
    private static final Pattern NAME = Pattern.compile(Pattern.quote(PREFIX) + "(\\d{1,9})-.*");

    private final Path path;

    private TempFolder(Path path) {
        this.path = path;
    }

    static TempFolder create(Path parent) throws IOException {
        return new TempFolder(Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-"));
    }

    /// A new folder inside this one.
    Path folder(ServerName server) throws IOException {
        return Files.createDirectory(path.resolve(server.toString()));
    }

    /// Deletes this folder. What cannot be deleted is left to the next start's [#sweep].
    void delete() {
        delete(path);
    }

    /// Deletes the folders of processes that are gone.
    static void sweep(Path parent) throws IOException {
        try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (owner(folder).map(pid -> ProcessHandle.of(pid).isEmpty()).orElse(false)) {
                    delete(folder);
                }
            }
        }
    }

    private static Optional<Long> owner(Path folder) {
        Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
        return name.matches() ? Optional.of(Long.valueOf(name.group(1))) : Optional.empty();
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Deleter());
        } catch (IOException e) {
            // Someone else's folder, or a file that appeared meanwhile: no reason to fail.
        }
    }

    private static final class Deleter extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        /// A server that is still ending deletes its files at the same time.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
