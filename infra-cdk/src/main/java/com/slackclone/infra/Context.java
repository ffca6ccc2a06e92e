package com.slackclone.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/// The feature flags of `cdk.json`. Only the CLI reads that file by itself; without this, templates
/// made by the tests would differ from those that are deployed.
final class Context {

    private Context() {}

    static Map<String, Object> load() {
        try {
            Map<String, Object> file =
                    new ObjectMapper().readValue(Path.of("cdk.json").toFile(), new TypeReference<>() {});
            return new ObjectMapper().convertValue(file.get("context"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("cdk.json must be in the working directory (infra-cdk)", e);
        }
    }
}
