package com.slackclone.mrkdwn;

import com.slackclone.mrkdwn.Name.Kind;
import com.slackclone.platform.text.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;

/// `@ada`, `@Ada Lovelace`, `@here`, `#general`. The longest name that is known is meant; if none is, it is text.
final class MentionParser implements InlineContentParser, InlineContentParserFactory {

    private static final int MAX = 200;
    private static final String WORD = "[\\p{L}\\p{M}\\p{N}]+(?:[._'-]+[\\p{L}\\p{M}\\p{N}]+)*";
    private static final Pattern PERSON = Pattern.compile("@(%1$s)( %1$s)?( %1$s)?".formatted(WORD));
    private static final Pattern CHANNEL = Pattern.compile("#[\\p{L}\\p{M}\\p{N}_-]{1,80}");
    private static final Pattern MARKS_BEHIND = Pattern.compile("[_-]+$");
    private static final Set<String> ALL = Set.of("channel", "here", "everyone");

    /// @param written with the sign before it
    private record Candidate(String written, Name name) {

        static Candidate ofPerson(String written) {
            var handle = Handle.normalize(written);
            return new Candidate(written, new Name(ALL.contains(handle) ? Kind.WIDE : Kind.HANDLE, handle));
        }

        static Candidate ofChannel(String written) {
            return new Candidate(
                    written, new Name(Kind.CHANNEL, written.substring(1).toLowerCase(Locale.ROOT)));
        }
    }

    private final KnownNames names;

    MentionParser(KnownNames names) {
        this.names = names;
    }

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('@', '#');
    }

    @Override
    public InlineContentParser create() {
        return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        if (Rest.isBehindWord(scanner)) {
            return ParsedInline.none();
        }
        var rest = Rest.of(scanner, MAX);
        for (var candidate : rest.startsWith("#") ? channels(rest) : people(rest)) {
            var mention = names.find(candidate.name());
            if (mention != null) {
                var written = candidate.written();
                return Rest.take(scanner, written.length(), new MentionNode(mention, written));
            }
        }
        return ParsedInline.none();
    }

    /// The longest first.
    private static List<Candidate> people(String rest) {
        var found = new ArrayList<Candidate>();
        var match = PERSON.matcher(rest);
        if (match.lookingAt()) {
            for (var words = match.groupCount(); words > 0; words--) {
                if (match.group(words) != null) {
                    found.add(Candidate.ofPerson(rest.substring(0, match.end(words))));
                }
            }
        }
        return found;
    }

    private static List<Candidate> channels(String rest) {
        var match = CHANNEL.matcher(rest);
        if (!match.lookingAt()) {
            return List.of();
        }
        var whole = match.group();
        // What stands behind a name may be the end of what is italic.
        var bare = MARKS_BEHIND.matcher(whole).replaceAll("");
        return bare.equals(whole) || bare.length() < 2
                ? List.of(Candidate.ofChannel(whole))
                : List.of(Candidate.ofChannel(whole), Candidate.ofChannel(bare));
    }
}
