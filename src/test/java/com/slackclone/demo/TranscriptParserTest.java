package com.slackclone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.slackclone.demo.Transcript.Kind;
import com.slackclone.demo.Transcript.Line;
import com.slackclone.demo.Transcript.Reply;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class TranscriptParserTest {

    private static final String HEAD = """
            # A comment
            topic: Tea: which?
            purpose: To agree.
            since: -30
            members: ada, grace, alan

            """;

    @Test
    void readsWhatIsSaidOfTheChannel() {
        var transcript = parse("");

        assertThat(transcript.name()).isEqualTo("tea");
        assertThat(transcript.topic()).isEqualTo("Tea: which?");
        assertThat(transcript.purpose()).isEqualTo("To agree.");
        assertThat(transcript.since()).isEqualTo(-30);
        assertThat(transcript.members()).containsExactly("ada", "grace", "alan");
        assertThat(transcript.kind()).isEqualTo(Kind.PUBLIC);
        assertThat(TranscriptParser.parse("tea", "type: private\n" + HEAD).kind())
                .isEqualTo(Kind.PRIVATE);
    }

    @Test
    void aConversationHasNoTopic() {
        var transcript = TranscriptParser.parse("ada-grace", """
                type: conversation
                since: -30
                members: ada, grace

                == day 1
                09:02 ada: Tea?
                """);

        assertThat(transcript.kind()).isEqualTo(Kind.CONVERSATION);
        assertThat(transcript.topic()).isEmpty();
        assertThat(transcript.lines()).hasSize(1);
    }

    @Test
    void readsMessagesOfSeveralDays() {
        var transcript = parse("""
                == day 1
                09:02 ada: Green: yes or no?

                == day 3
                08:01 grace: Yes.
                """);

        assertThat(transcript.lines())
                .extracting(
                        line -> line.sentAt().day(),
                        line -> line.sentAt().time().withSecond(0),
                        Line::author,
                        Line::text)
                .containsExactly(
                        tuple(1, LocalTime.of(9, 2), "ada", "Green: yes or no?"),
                        tuple(3, LocalTime.of(8, 1), "grace", "Yes."));
    }

    @Test
    void keepsTheLinesOfAMessageAndTheirIndent() {
        var transcript = parse("""
                == day 1
                09:02 ada: How?
                      ```
                      pour {
                          water
                      }

                      # wait
                      ```

                09:03 grace:
                      In words.
                """);

        assertThat(transcript.lines())
                .extracting(Line::text)
                .containsExactly("How?\n```\npour {\n    water\n}\n\n# wait\n```", "In words.");
    }

    @Test
    void readsReplies() {
        var transcript = parse("""
                == day 2
                09:02 ada: How?
                  > 09:04 grace: In words.
                  > 11:30 ada: Which?
                09:03 alan: What?
                """);

        assertThat(transcript.lines()).hasSize(2);
        assertThat(transcript.lines().getFirst().replies())
                .extracting(
                        reply -> reply.sentAt().day(),
                        reply -> reply.sentAt().time().withSecond(0),
                        Reply::author,
                        Reply::text)
                .containsExactly(
                        tuple(2, LocalTime.of(9, 4), "grace", "In words."),
                        tuple(2, LocalTime.of(11, 30), "ada", "Which?"));
        assertThatThrownBy(() -> parse("== day 1\n09:02 ada: How?\n  > 09:01 grace: So.\n"))
                .hasMessageContaining("is before");
        assertThatThrownBy(() -> parse("== day 1\n09:02 ada: How?\n  > 09:03 emmy: So.\n"))
                .hasMessageContaining("not in the channel");
    }

    @Test
    void readsWhatWasChangedLater() {
        var transcript = parse("""
                == day 1
                09:02 ada (edited 09:05): Black.
                09:03 grace (deleted 09:04):
                """);

        var edited = transcript.lines().getFirst();
        assertThat(edited.text()).isEqualTo("Black.");
        assertThat(edited.editedAt()).isEqualTo(LocalTime.of(9, 5, 59));
        assertThat(edited.deletedAt()).isNull();
        var deleted = transcript.lines().getLast();
        assertThat(deleted.text()).isEmpty();
        assertThat(deleted.editedAt()).isNull();
        assertThat(deleted.deletedAt()).isEqualTo(LocalTime.of(9, 4, 59));
    }

    @Test
    void messagesOfOneMinuteKeepTheirOrder() {
        var transcript = parse("""
                == day 1
                09:02 ada: One
                09:02 grace: Two
                09:02 ada: Three
                """);

        assertThat(transcript.lines()).extracting(Line::sentAt).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whoHasNoMarkerHasReadAll() {
        var transcript = parse("""
                -- read by grace
                == day 1
                09:02 ada: One
                -- read by ada
                09:03 alan: Two
                """);

        assertThat(transcript.readBy("grace")).isZero();
        assertThat(transcript.readBy("ada")).isEqualTo(1);
        assertThat(transcript.readBy("alan")).isEqualTo(2);
    }

    @Test
    void saysWhereATextIsNotInTheFormat() {
        assertMalformed("== day 1\nHello", "line 8: is neither a message nor anything else");
        assertMalformed("      More", "line 7: goes on with nothing");
        assertMalformed("== day 2\n== day 2", "line 8: is no day behind day 2");
        assertMalformed("== day 11", "line 7: is no day behind day 0");
        assertMalformed("09:02 ada: One", "line 7: is on no day");
        assertMalformed("== day 1\n09:02 hedy: One", "line 8: is by somebody who is not in the room");
        assertMalformed("== day 1\n09:02 ada: One\n09:01 ada: Two", "line 9: is before the one above");
        assertMalformed("== day 1\n-- read by ada\n09:01 ada: Two", "line 9: is by somebody who has not read so far");
        assertMalformed("-- read by hedy", "line 7: is read by somebody who is not in the room");
        assertThatThrownBy(() -> TranscriptParser.parse("tea", "topic: Tea")).hasMessageContaining("tea does not say");
    }

    private static void assertMalformed(String text, String why) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tea, " + why);
    }

    private static Transcript parse(String text) {
        return TranscriptParser.parse("tea", HEAD + text);
    }
}
