package com.slackclone.load;

import com.slackclone.load.client.Mark;
import com.slackclone.load.client.Subscribers;
import com.slackclone.load.client.Subscription;
import com.slackclone.load.process.Jvm;
import com.slackclone.load.process.Rival;
import com.slackclone.load.process.ServerNode;
import java.util.Map;
import java.util.function.IntFunction;

/// A program of [com.slackclone.load.limit], which sends what the server sends.
///
/// @param line what it is told to publish, by the number of the message
record Limit(String name, Rival rival, IntFunction<String> line) implements Program {

    /// @param frame of the server
    static IntFunction<String> frames(String frame) {
        var start = frame.indexOf(Mark.SIGN);
        return number -> frame.substring(0, start) + Mark.of(number) + frame.substring(start + Mark.SIZE);
    }

    @Override
    public Jvm jvm() {
        return rival.jvm();
    }

    @Override
    public Subscribers subscribers() {
        return new Subscribers(
                rival.port(), ServerNode.ENDPOINT, _ -> new Subscription("none", Room.SHARED, Map.of("room", "room")));
    }

    @Override
    public Publisher publisher() {
        return number -> rival.publish(line.apply(number));
    }
}
