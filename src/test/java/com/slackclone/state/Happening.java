package com.slackclone.state;

import java.util.function.Function;

/// Something that happens, of which a screen's stream tells by an event.
///
/// @param kind of the event, as the schema calls it
/// @param detail what tells it from others of the kind; empty for the only one
/// @param action prepares what is needed, and answers what then makes it happen
record Happening(Screen screen, String kind, String detail, Function<Stage, Runnable> action) {

    @Override
    public String toString() {
        return screen + " " + kind + (detail.isEmpty() ? "" : " " + detail);
    }
}
