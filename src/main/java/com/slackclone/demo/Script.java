package com.slackclone.demo;

import com.slackclone.demo.Transcript.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/// The demo's people and what they said: the text files beside this class, in a format that `people.txt`
/// explains.
///
/// @param people in the order in which they came
record Script(List<Person> people, List<Transcript> transcripts) {

    private static final List<String> CHANNELS =
            List.of("general", "random", "announcements", "engineering", "design", "support", "release-2-4", "leads");
    private static final List<String> CONVERSATIONS =
            List.of("ada-grace", "ada-katherine", "ada-charles-mary", "alan-emmy", "dennis-hedy");
    private static final Pattern COLUMN = Pattern.compile(" *\\| *");

    static Script load() {
        return new Script(
                parsePeople(read("people")),
                Stream.concat(CHANNELS.stream(), CONVERSATIONS.stream())
                        .map(name -> TranscriptParser.parse(name, read(name)))
                        .toList());
    }

    List<Transcript> channels() {
        return transcripts.stream()
                .filter(transcript -> transcript.kind() != Kind.CONVERSATION)
                .toList();
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name + ".txt", Script.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Person> parsePeople(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Script::parsePerson)
                .toList();
    }

    private static Person parsePerson(String line) {
        var columns = COLUMN.split(line, -1);
        if (columns.length != 6) {
            throw new IllegalArgumentException("Not a person: " + line);
        }
        return new Person(
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4].equals("admin"),
                Integer.parseInt(columns[5]));
    }
}
