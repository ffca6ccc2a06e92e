package com.slackclone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What must be true of the demo's texts, whatever they say.
class ScriptTest {

    private static final int MAX_MESSAGE = 4000;

    private final Script script = Script.load();

    @Test
    void theFirstPersonIsTheOneToSignInAs() {
        assertThat(script.people().getFirst())
                .isEqualTo(new Person("ada", "Ada Winter", "Co-founder, CEO", "Europe/London", true, -400));
        assertThat(script.people()).extracting(Person::handle).doesNotHaveDuplicates();
    }

    @Test
    void nobodyIsInAChannelOrWritesBeforeTheyCame() {
        var since = script.people().stream().collect(Collectors.toMap(Person::handle, Person::since));
        for (var transcript : script.transcripts()) {
            assertThat(since).containsKeys(transcript.members().toArray(String[]::new));
            assertThat(transcript.lines())
                    .as(transcript.name())
                    .isNotEmpty()
                    .allSatisfy(
                            line -> assertThat(line.sentAt().day()).isGreaterThanOrEqualTo(since.get(line.author())))
                    .allSatisfy(line -> assertThat(line.sentAt().day()).isGreaterThanOrEqualTo(transcript.since()));
        }
    }

    @Test
    void everyMessageCouldHaveBeenSent() {
        for (var transcript : script.transcripts()) {
            assertThat(transcript.lines()).as(transcript.name()).allSatisfy(line -> {
                assertThat(line.text().isBlank()).isEqualTo(line.deletedAt() != null);
                assertThat(line.text()).hasSizeLessThanOrEqualTo(MAX_MESSAGE).doesNotContain("\t");
            });
        }
    }

    @Test
    void itIsCompany() {
        assertThat(script.people()).hasSize(12);
        assertThat(script.channels()).hasSize(8);
        assertThat(script.transcripts()).hasSize(13);
        assertThat(script.transcripts().stream()
                        .mapToInt(transcript -> transcript.lines().size())
                        .sum())
                .isBetween(300, 500);
    }

    @Test
    void aPersonHasSixColumns() {
        assertThatThrownBy(() -> Script.parsePeople("ada | Ada"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not a person: ada | Ada");
    }
}
