package com.slackclone.account;

import com.slackclone.platform.error.ApiException;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes and compares passwords with bcrypt, which reads 72 bytes and no more: a longer password is refused
/// rather than cut.
///
/// The work is done on threads of its own, one for each core: done on virtual threads it would keep all of
/// their carriers busy, and everything else would wait. When too many wait, `UNAVAILABLE`.
@Component
class Passwords {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 72;
    private static final int QUEUE = 512;

    private final BCryptPasswordEncoder encoder;
    private final ExecutorService threads;
    private final String nobodys;

    Passwords(AuthProperties properties) {
        this.encoder = new BCryptPasswordEncoder(properties.bcryptStrength());
        this.threads = pool(Runtime.getRuntime().availableProcessors());
        this.nobodys = encoder.encode(RefreshToken.randomSecret());
    }

    private static ExecutorService pool(int size) {
        return new ThreadPoolExecutor(
                size,
                size,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().daemon().name("bcrypt-", 0).factory());
    }

    /// @throws ApiException `BAD_USER_INPUT` unless it has 8 to 72 bytes of UTF-8
    static void check(String field, String password) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(password)) {
            throw ApiException.badInput(field, "MALFORMED", "The password is not well-formed text.");
        }
        var length = password.getBytes(StandardCharsets.UTF_8).length;
        if (length < SHORTEST) {
            throw ApiException.badInput(field, "TOO_SHORT", "A password has at least 8 bytes of UTF-8.")
                    .with("limit", SHORTEST);
        }
        if (length > LONGEST) {
            throw ApiException.badInput(field, "TOO_LONG", "A password has at most 72 bytes of UTF-8.")
                    .with("limit", LONGEST);
        }
    }

    String hash(String password) {
        return run(() -> encoder.encode(password));
    }

    /// Takes the same time whether there is a hash or not.
    boolean matches(String password, @Nullable String hash) {
        var isEqual = run(() -> encoder.matches(password, hash == null ? nobodys : hash));
        return isEqual && hash != null;
    }

    private <T> T run(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException e) {
            throw ApiException.unavailable("sign-in");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("sign-in");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
