package com.slackclone.infra.data;

import com.slackclone.infra.EnvConfig;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// Everything that must not be lost, and the paths on which its changes reach the workers.
public final class DataStack extends Stack {

    public DataStack(Construct scope, EnvConfig env) {
        super(scope, "Data", props(env));
        Tables tables = new Tables(this, env);
        Queues queues = new Queues(this, env);
        new Buckets(this, env, queues.fileEvents());
        new ChangePipe(this, env, tables.messages(), queues);
    }

    private static StackProps props(EnvConfig env) {
        return StackProps.builder()
                .stackName(env.named("data"))
                .description("slack-clone " + env.name() + ": tables, buckets and queues")
                .terminationProtection(env.durable())
                // The CLI checks the bootstrap version itself; the rule would only add intrinsics to the template.
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build())
                .build();
    }
}
