package com.slackclone.load;

import com.slackclone.load.api.Team;
import com.slackclone.load.client.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends messages by the API, as clients do: a mutation over HTTP each.
final class ServerPublisher implements Publisher {

    /// How many people write in turn.
    private static final int SENDERS = 20;

    private static final int TIMEOUT_SECONDS = 30;
    private static final String TEXT = "The release is out, and its first numbers look good. ";

    private final Team team;
    private final int contentSize;
    private final List<CompletableFuture<?>> running = new ArrayList<>();

    ServerPublisher(Team team, int contentSize) {
        this.team = team;
        this.contentSize = contentSize;
    }

    /// @param size in characters, with the mark
    static String content(int number, int size) {
        var text = Mark.of(number) + " " + TEXT.repeat(size / TEXT.length() + 1);
        return text.substring(0, size).strip();
    }

    @Override
    public void publish(int number) {
        running.add(team.send(number % SENDERS, content(number, contentSize)));
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("A message was not sent", e);
        } finally {
            running.clear();
        }
    }
}
