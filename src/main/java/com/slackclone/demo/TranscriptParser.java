package com.slackclone.demo;

import com.slackclone.demo.Transcript.Kind;
import com.slackclone.demo.Transcript.Line;
import com.slackclone.demo.Transcript.Reply;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a transcript in the format that `people.txt` explains. Used once.
final class TranscriptParser {

    private static final Pattern HEADER = Pattern.compile("(topic|purpose|type|since|members): (.+)");
    private static final Pattern DAY = Pattern.compile("== day (\\d+)");
    private static final Pattern READ = Pattern.compile("-- read by (.+)");
    private static final Pattern MESSAGE =
            Pattern.compile("(\\d\\d:\\d\\d) ([a-z]+)(?: \\((edited|deleted) (\\d\\d:\\d\\d)\\))?:(?: (.*))?");
    private static final Pattern REPLY = Pattern.compile("  > (\\d\\d:\\d\\d) ([a-z]+): (.+)");
    private static final String INDENT = " ".repeat(6);
    private static final int SECONDS_APART = 11;
    private static final int LAST_SECOND = 59;

    private final String name;
    private final Map<String, String> headers = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Integer> lastRead = new HashMap<>();
    private int lineNumber;
    private int day;
    /// Empty lines that belong to a message if it goes on behind them.
    private int pendingBlanks;

    private TranscriptParser(String name) {
        this.name = name;
    }

    /// @throws IllegalArgumentException for a text that is not in the format; it says which line, and why
    static Transcript parse(String name, String text) {
        return new TranscriptParser(name).parse(text.lines().toList());
    }

    private Transcript parse(List<String> text) {
        for (var line : text) {
            lineNumber++;
            read(line);
        }
        var kind = kind();
        var isChannel = kind != Kind.CONVERSATION;
        return new Transcript(
                name,
                kind,
                isChannel ? header("topic") : "",
                isChannel ? header("purpose") : "",
                Integer.parseInt(header("since")),
                words(header("members")),
                List.copyOf(lines),
                Map.copyOf(lastRead));
    }

    private Kind kind() {
        return Kind.valueOf(headers.getOrDefault("type", "public").toUpperCase(Locale.ROOT));
    }

    private void read(String line) {
        if (line.startsWith("#")) {
            return;
        }
        if (line.isBlank()) {
            pendingBlanks++;
            return;
        }
        if (line.startsWith(INDENT)) {
            goOn(line.substring(INDENT.length()));
        } else {
            start(line);
        }
        pendingBlanks = 0;
    }

    private void goOn(String text) {
        if (lines.isEmpty()) {
            throw malformed("goes on with nothing");
        }
        var last = lines.removeLast();
        if (!last.replies().isEmpty()) {
            throw malformed("goes on behind a reply");
        }
        var longer = last.text() + "\n".repeat(pendingBlanks + 1) + text;
        lines.add(last.withText(longer.strip()));
    }

    private void start(String line) {
        var message = MESSAGE.matcher(line);
        var header = HEADER.matcher(line);
        var nextDay = DAY.matcher(line);
        var read = READ.matcher(line);
        var reply = REPLY.matcher(line);
        if (reply.matches()) {
            reply(reply);
        } else if (message.matches()) {
            add(message);
        } else if (header.matches() && day == 0) {
            headers.put(header.group(1), header.group(2));
        } else if (nextDay.matches()) {
            start(Integer.parseInt(nextDay.group(1)));
        } else if (read.matches()) {
            words(read.group(1)).forEach(this::markRead);
        } else {
            throw malformed("is neither a message nor anything else");
        }
    }

    private void start(int next) {
        if (next <= day || next > WorkingDays.COUNT) {
            throw malformed("is no day behind day " + day);
        }
        day = next;
    }

    private void markRead(String member) {
        if (!isMember(member)) {
            throw malformed("is read by somebody who is not in the room");
        }
        lastRead.put(member, lines.size());
    }

    private void add(Matcher message) {
        var author = message.group(2);
        if (day == 0) {
            throw malformed("is on no day");
        }
        if (!isMember(author)) {
            throw malformed("is by somebody who is not in the room");
        }
        if (lastRead.containsKey(author)) {
            throw malformed("is by somebody who has not read so far");
        }
        var sentAt = new Moment(day, spread(LocalTime.parse(message.group(1)), lineNumber));
        if (!lines.isEmpty() && sentAt.compareTo(lines.getLast().sentAt()) <= 0) {
            throw malformed("is before the one above");
        }
        var text = message.group(5) == null ? "" : message.group(5);
        lines.add(new Line(sentAt, author, text, changed(message, "edited"), changed(message, "deleted"), List.of()));
    }

    private void reply(Matcher reply) {
        var author = reply.group(2);
        if (lines.isEmpty()) {
            throw malformed("replies to nothing");
        }
        if (!isMember(author)) {
            throw malformed("is by somebody who is not in the channel");
        }
        var message = lines.removeLast();
        var time = LocalTime.parse(reply.group(1)).plusSeconds(lineNumber * 7L % 30);
        var sentAt = new Moment(day, time);
        if (sentAt.compareTo(message.lastSaidAt()) <= 0) {
            throw malformed("is before the one above");
        }
        lines.add(message.with(new Reply(sentAt, author, reply.group(3))));
    }

    /// Nobody writes on the full minute: a time within it, behind the message above.
    private LocalTime spread(LocalTime minute, int seed) {
        if (lines.isEmpty() || !isInMinute(lines.getLast().sentAt(), minute)) {
            return minute.plusSeconds(seed * 7L % 30);
        }
        var previous = lines.getLast().sentAt().time();
        return previous.withSecond(Math.min(previous.getSecond() + SECONDS_APART, LAST_SECOND));
    }

    private boolean isInMinute(Moment moment, LocalTime minute) {
        return moment.day() == day && moment.time().withSecond(0).equals(minute);
    }

    private static @Nullable LocalTime changed(Matcher message, String how) {
        return how.equals(message.group(3)) ? LocalTime.parse(message.group(4)).withSecond(LAST_SECOND) : null;
    }

    private boolean isMember(String person) {
        return words(header("members")).contains(person);
    }

    private String header(String key) {
        var value = headers.get(key);
        if (value == null) {
            throw new IllegalArgumentException(name + " does not say its " + key);
        }
        return value;
    }

    private static List<String> words(String text) {
        return List.of(text.split(",? +", -1));
    }

    private IllegalArgumentException malformed(String why) {
        return new IllegalArgumentException(name + ", line " + lineNumber + ": " + why);
    }
}
