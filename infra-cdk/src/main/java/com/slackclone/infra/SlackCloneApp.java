package com.slackclone.infra;

import com.slackclone.infra.data.DataStack;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/// Started by `cdk`, which says the environment with `-c env=`.
public final class SlackCloneApp {

    private SlackCloneApp() {}

    public static void main(String[] args) {
        App app = app(Map.of());
        addStacks(app, EnvConfig.of(Objects.toString(app.getNode().tryGetContext("env"), "")));
        app.synth();
    }

    /// What the CLI passes (`-c`) wins over `overrides`, and these over `cdk.json`.
    static App app(Map<String, Object> overrides) {
        Map<String, Object> context = new HashMap<>(Context.load());
        context.putAll(overrides);
        App app = new App(
                AppProps.builder().context(context).analyticsReporting(false).build());
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        return app;
    }

    static DataStack addStacks(App app, EnvConfig env) {
        return new DataStack(app, env);
    }
}
