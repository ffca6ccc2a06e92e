package com.slackclone.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketsTest {

    @ParameterizedTest
    @CsvSource({"files, GET PUT HEAD", "thumbnails, GET HEAD"})
    void ourPagesAndNoOthersReachTheContent(String name, String methods) {
        JsonNode rules = bucket("prod", name).at("/CorsConfiguration/CorsRules");
        assertThat(rules).hasSize(1);
        JsonNode rule = rules.get(0);
        assertThat(words(rule.get("AllowedOrigins"))).isEqualTo("https://app.example.com");
        assertThat(words(rule.get("AllowedMethods"))).isEqualTo(methods);
        assertThat(words(rule.get("ExposedHeaders"))).isEqualTo("ETag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "thumbnails"})
    void contentIsKeptForAYearAndUnfinishedUploadsForADay(String name) {
        JsonNode rules = bucket("prod", name).at("/LifecycleConfiguration/Rules");
        assertThat(rules).hasSize(1);
        assertThat(rules.get(0).get("ExpirationInDays").asInt()).isEqualTo(365);
        assertThat(rules.get(0)
                        .at("/AbortIncompleteMultipartUpload/DaysAfterInitiation")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "thumbnails", "access-logs"})
    void nothingIsPublic(String name) {
        assertThat(bucket("prod", name).get("PublicAccessBlockConfiguration"))
                .hasSize(4)
                .allSatisfy(blocked -> assertThat(blocked.asBoolean()).isTrue());
    }

    /// The bucket whose name is `slack-clone-{env}-{name}-` and the account.
    private static JsonNode bucket(String env, String name) {
        String prefix = "slack-clone-" + env + "-" + name + "-";
        return Synth.of(env).resources("AWS::S3::Bucket").values().stream()
                .filter(bucket -> bucket.at("/Properties/BucketName/Fn::Join/1/0")
                        .asText()
                        .equals(prefix))
                .findFirst()
                .orElseThrow()
                .get("Properties");
    }

    private static String words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }
}
