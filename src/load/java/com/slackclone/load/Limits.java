package com.slackclone.load;

import com.slackclone.load.limit.BareJetty;
import com.slackclone.load.limit.BareNio;
import com.slackclone.load.limit.SpringGraphQl;
import com.slackclone.load.process.Rival;
import java.io.IOException;
import java.util.List;

/// Measures what the server is compared with, one after the other.
final class Limits {

    static final String NIO = "bare Java NIO";
    static final String JETTY = "bare Jetty WebSocket";
    static final String SPRING = "bare Spring GraphQL";

    private final Options options;
    private final String frame;

    /// @param frame as the server sends it
    Limits(Options options, String frame) {
        this.options = options;
        this.frame = frame;
    }

    List<Series> growth() throws IOException, InterruptedException {
        return List.of(nio(), jetty(), spring());
    }

    private Series nio() throws IOException, InterruptedException {
        try (var rival = Rival.start(BareNio.class)) {
            return Growth.measure(new Limit(NIO, rival, Limit.frames(frame)), options);
        }
    }

    private Series jetty() throws IOException, InterruptedException {
        try (var rival = Rival.start(BareJetty.class)) {
            return Growth.measure(new Limit(JETTY, rival, Limit.frames(frame)), options);
        }
    }

    private Series spring() throws IOException, InterruptedException {
        try (var rival = Rival.start(SpringGraphQl.class)) {
            var program = new Limit(SPRING, rival, number -> ServerPublisher.content(number, Room.SHORT));
            return Growth.measure(program, options);
        }
    }

    /// @param scenarios that say how large the bursts are
    Outcome burst(Scenarios scenarios) throws IOException, InterruptedException {
        try (var rival = Rival.start(BareNio.class, BareNio.COALESCE)) {
            var program = new Limit(NIO + ", bursts in one write", rival, Limit.frames(frame));
            Growth.warmUp(program, options);
            return scenarios.burst(program);
        }
    }
}
