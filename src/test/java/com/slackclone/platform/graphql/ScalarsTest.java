package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

    private final LimitedGraphQl graphQl = new LimitedGraphQl();

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30:00.000Z",
        "2026-01-31T09:30:00.1239Z, 2026-01-31T09:30:00.123Z",
        "2026-01-31T09:30:00+05:30, 2026-01-31T04:00:00.000Z",
    })
    void timesAreWrittenInUtcWithMilliseconds(String given, String written) {
        var document = "query($at: DateTime!) { probeTime(at: $at) }";

        assertThat(graphQl.run(document, Map.of("at", given)).<Object>getData())
                .isEqualTo(Map.of("probeTime", written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: \"https://example.com/a?b=c#d\"",
                "url: \"http://127.0.0.1:9000/files\"",
                "after: \"AZ-az_09\"",
                "at: \"2026-01-31T09:30:00Z\"",
                "email: \"Someone@Example.com\"",
                "count: 1",
            })
    void taken(String input) {
        assertThat(graphQl.run("{ probeInput(input: {id: 1, " + input + "}) }").getErrors())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: \"javascript:alert(1)\"",
                "url: \"file:///etc/passwd\"",
                "url: \"//example.com\"",
                "url: \"https:///path\"",
                "url: 7",
                "after: \"\"",
                "after: \"a:b\"",
                "after: \"a\\n\"",
                "at: \"2026-01-31\"",
                "at: \"2026-01-31T09:30:00\"",
                "at: \"2026-02-30T09:30:00Z\"",
                "email: \"nobody\"",
                "email: \"a@b@example.com\"",
                "email: \"a@example.com\\r\\nBcc: b@example.com\"",
                "count: 0",
            })
    void refused(String input) {
        assertThat(graphQl.run("{ probeInput(input: {id: 1, " + input + "}) }").getErrors())
                .hasSize(1);
    }
}
