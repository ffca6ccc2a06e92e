package com.slackclone.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// The mail that arrived at the shared stack in this run.
public final class Mails {

    private static final Map<String, List<Mail>> BY_ADDRESS = new ConcurrentHashMap<>();

    static {
        LocalStack.shared().onMail(mail -> to(mail.to()).add(mail));
    }

    private Mails() {}

    /// All mail to an address so far.
    public static List<Mail> to(String address) {
        return BY_ADDRESS.computeIfAbsent(address, _ -> new CopyOnWriteArrayList<>());
    }

    /// The mail to an address whose subject has these words; waits 10 seconds for it.
    public static Mail await(String address, String words) {
        return Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(
                        () -> to(address).stream()
                                .filter(mail -> mail.subject().contains(words))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
