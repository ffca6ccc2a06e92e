package com.slackclone.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads tables, queues, buckets and pipes out of the CloudFormation template of the data stack.
///
/// What has a meaning locally is read, what has none is listed here, and everything else is refused: a new kind of
/// resource or property must not be missing locally without anyone having decided so.
final class TemplateReader {

    /// The buckets' notifications will be read here, once a relay plays their part.
    private static final Set<String> NOT_LOCAL = Set.of(
            "AWS::CDK::Metadata",
            "AWS::CloudFront::Distribution",
            "AWS::CloudFront::OriginAccessControl",
            "AWS::IAM::Policy",
            "AWS::IAM::Role",
            "AWS::KMS::Key",
            "AWS::Logs::LogGroup",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SecretsManager::Secret");

    private static final Known TABLE = new Known(
            Set.of(
                    "AttributeDefinitions",
                    "BillingMode",
                    "GlobalSecondaryIndexes",
                    "KeySchema",
                    "LocalSecondaryIndexes",
                    "ProvisionedThroughput",
                    "StreamSpecification",
                    "TableName",
                    "TimeToLiveSpecification"),
            Set.of(
                    "ContributorInsightsSpecification",
                    "DeletionProtectionEnabled",
                    "PointInTimeRecoverySpecification",
                    "SSESpecification",
                    "TableClass",
                    "Tags"));

    private static final Known QUEUE = new Known(
            Set.of(
                    "ContentBasedDeduplication",
                    "DelaySeconds",
                    "FifoQueue",
                    "MaximumMessageSize",
                    "MessageRetentionPeriod",
                    "QueueName",
                    "ReceiveMessageWaitTimeSeconds",
                    "RedrivePolicy",
                    "VisibilityTimeout"),
            Set.of("KmsMasterKeyId", "RedriveAllowPolicy", "SqsManagedSseEnabled", "Tags"));

    /// S3Proxy's CORS rules are those of the whole server, and it has no life cycle, encryption or notifications.
    private static final Known BUCKET = new Known(
            Set.of("BucketName"),
            Set.of(
                    "BucketEncryption",
                    "CorsConfiguration",
                    "LifecycleConfiguration",
                    "LoggingConfiguration",
                    "NotificationConfiguration",
                    "OwnershipControls",
                    "PublicAccessBlockConfiguration",
                    "Tags",
                    "VersioningConfiguration"));

    private static final Known PIPE = new Known(
            Set.of("Source", "SourceParameters", "Target"),
            Set.of("Description", "DesiredState", "LogConfiguration", "Name", "RoleArn", "Tags"));

    private final Intrinsics intrinsics;

    private TemplateReader(JsonNode resources) {
        this.intrinsics = new Intrinsics(resources);
    }

    /// @throws StartFailure if the file cannot be read or asks for something that is not understood
    static StackTemplate read(Path file) {
        if (!Files.isReadable(file)) {
            throw new StartFailure(
                    "there is no template at " + file + "; synthesize it in infra-cdk or pass --template");
        }
        try {
            return read(JsonMapper.shared().readTree(file));
        } catch (JacksonException e) {
            throw new StartFailure(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (StartFailure e) {
            throw new StartFailure(file + ": " + e.getMessage(), e);
        }
    }

    static StackTemplate read(JsonNode template) {
        JsonNode resources = template.path("Resources");
        if (resources.isEmpty()) {
            throw new StartFailure("it has no Resources");
        }
        var reader = new TemplateReader(resources);
        var tables = new ArrayList<StackTemplate.Table>();
        var queues = new ArrayList<StackTemplate.Queue>();
        var buckets = new ArrayList<String>();
        var pipes = new ArrayList<StackTemplate.Pipe>();
        resources.properties().forEach(resource -> {
            String id = resource.getKey();
            String type = resource.getValue().path("Type").asString("");
            switch (type) {
                case "AWS::DynamoDB::Table" -> tables.add(table(id, reader.properties(TABLE, resource)));
                case "AWS::SQS::Queue" -> queues.add(queue(id, reader.properties(QUEUE, resource)));
                case "AWS::S3::Bucket" -> buckets.add(name(id, reader.properties(BUCKET, resource), "BucketName"));
                case "AWS::Pipes::Pipe" -> pipes.add(PipeReader.read(id, reader.properties(PIPE, resource)));
                default -> {
                    if (!NOT_LOCAL.contains(type)) {
                        throw new StartFailure(
                                id + " is of the type " + type + ", which the local stack does not know");
                    }
                }
            }
        });
        // A stable sort: a queue can only name a dead-letter queue that exists.
        queues.sort(Comparator.comparing(
                queue -> queue.createQueue().path("Attributes").has("RedrivePolicy")));
        return new StackTemplate(List.copyOf(tables), List.copyOf(queues), List.copyOf(buckets), List.copyOf(pipes));
    }

    private static StackTemplate.Table table(String id, ObjectNode properties) {
        String name = name(id, properties, "TableName");
        JsonNode timeToLive = properties.path("TimeToLiveSpecification");
        properties.remove("TimeToLiveSpecification");
        if (properties.get("StreamSpecification") instanceof ObjectNode stream) {
            // CloudFormation means this by naming a view type, the API wants it said.
            stream.put("StreamEnabled", true);
        }
        return new StackTemplate.Table(
                name,
                properties,
                timeToLive.path("Enabled").asBoolean(false)
                        ? Optional.of(timeToLive.path("AttributeName").asString())
                        : Optional.empty());
    }

    /// The API takes every attribute as a string, the redrive policy as JSON in a string.
    private static StackTemplate.Queue queue(String id, ObjectNode properties) {
        String name = name(id, properties, "QueueName");
        var request = JsonNodeFactory.instance.objectNode().put("QueueName", name);
        var attributes = request.putObject("Attributes");
        properties.properties().stream()
                .filter(property -> !property.getKey().equals("QueueName"))
                .forEach(property -> attributes.put(
                        property.getKey(),
                        property.getValue().isContainer()
                                ? property.getValue().toString()
                                : property.getValue().asString()));
        return new StackTemplate.Queue(name, request);
    }

    /// Names are fixed, because the server finds its tables, queues and buckets by them.
    private static String name(String id, ObjectNode properties, String property) {
        String name = properties.path(property).asString("");
        if (name.isEmpty()) {
            throw new StartFailure(id + " has no " + property + ", and a generated one could not be found");
        }
        return name;
    }

    private ObjectNode properties(Known known, Map.Entry<String, JsonNode> resource) {
        if (resource.getValue().has("Condition")) {
            throw new StartFailure(resource.getKey() + " has a Condition, which the local stack does not evaluate");
        }
        var properties = JsonNodeFactory.instance.objectNode();
        resource.getValue().path("Properties").properties().forEach(property -> {
            String path = resource.getKey() + "." + property.getKey();
            if (known.read().contains(property.getKey())) {
                properties.set(property.getKey(), intrinsics.resolve(property.getValue(), path));
            } else if (!known.ignored().contains(property.getKey())) {
                throw new StartFailure(path + " is a property that the local stack does not know");
            }
        });
        return properties;
    }

    /// The properties of a type of resource.
    private record Known(Set<String> read, Set<String> ignored) {}
}
