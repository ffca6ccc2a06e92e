package com.slackclone.infra;

import com.slackclone.infra.data.DataStack;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;

/// Started by `cdk`, which says the environment with `-c env=`.
public final class SlackCloneApp {

    private SlackCloneApp() {}

    public static void main(String[] args) {
        App app = app(AppProps.builder());
        addStacks(app, EnvConfig.of(Objects.toString(app.getNode().tryGetContext("env"), "")));
        app.synth();
    }

    /// What the CLI passes with `-c` wins over `cdk.json`.
    static App app(AppProps.Builder props) {
        App app =
                new App(props.context(Context.load()).analyticsReporting(false).build());
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
        return app;
    }

    static DataStack addStacks(App app, EnvConfig env) {
        return new DataStack(app, env);
    }
}
