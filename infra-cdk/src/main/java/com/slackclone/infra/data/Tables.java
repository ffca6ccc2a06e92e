package com.slackclone.infra.data;

import com.slackclone.infra.EnvConfig;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/// Creates every [TableSpec]. `Table`, not `TableV2`: a later switch would change the resource's type, and so replace
/// the tables.
final class Tables {

    private final Map<String, Table> byName;

    Tables(Construct scope, EnvConfig env) {
        byName = TableSpec.ALL.stream().collect(Collectors.toMap(TableSpec::name, spec -> create(scope, env, spec)));
    }

    Table messages() {
        return byName.get("messages");
    }

    private static Table create(Construct scope, EnvConfig env, TableSpec spec) {
        Table table = Table.Builder.create(scope, Ids.camel(spec.name()) + "Table")
                .tableName(env.named(spec.name()))
                .partitionKey(string("PK"))
                .sortKey(string("SK"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.AWS_MANAGED)
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .timeToLiveAttribute(spec.expiring() ? "expires_at" : null)
                .stream(spec.streamed() ? StreamViewType.NEW_AND_OLD_IMAGES : null)
                .deletionProtection(env.durable())
                .removalPolicy(env.removalPolicy())
                .build();
        spec.indexes()
                .forEach(index -> table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                        .indexName(index.name())
                        .partitionKey(string(index.name() + "PK"))
                        .sortKey(index.sorted() ? string(index.name() + "SK") : null)
                        .projectionType(ProjectionType.ALL)
                        .build()));
        return table;
    }

    private static Attribute string(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
