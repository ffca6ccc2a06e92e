package com.slackclone.local;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Replaces CloudFormation's functions by values, as far as they are known before anything is created.
///
/// Anything else is refused rather than guessed: a wrong name would only be noticed much later, by the server.
final class Intrinsics {

    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::AccountId",
            Aws.ACCOUNT,
            "AWS::Partition",
            "aws",
            "AWS::Region",
            Aws.REGION,
            "AWS::URLSuffix",
            "amazonaws.com");

    private final JsonNode resources;

    Intrinsics(JsonNode resources) {
        this.resources = resources;
    }

    /// @param path where the value stands in the template, for messages
    JsonNode resolve(JsonNode value, String path) {
        if (value.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                array.add(resolve(value.get(i), path + "[" + i + "]"));
            }
            return array;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        if (object.size() == 1) {
            var only = object.properties().iterator().next();
            if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                return StringNode.valueOf(call(only.getKey(), only.getValue(), path));
            }
        }
        var resolved = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(property ->
                        resolved.set(property.getKey(), resolve(property.getValue(), path + "." + property.getKey())));
        return resolved;
    }

    private String call(String function, JsonNode argument, String path) {
        return switch (function) {
            case "Ref" -> ref(argument.asString(), path);
            case "Fn::GetAtt" -> getAtt(argument, path);
            case "Fn::Join" -> join(argument, path);
            default -> throw new StartFailure(path + ": " + function + " is not supported by the local stack");
        };
    }

    private String ref(String name, String path) {
        if (PSEUDO_PARAMETERS.containsKey(name)) {
            return PSEUDO_PARAMETERS.get(name);
        }
        return switch (type(name, path)) {
            case "AWS::DynamoDB::Table" -> physicalName(name, "TableName", path);
            case "AWS::S3::Bucket" -> physicalName(name, "BucketName", path);
            // A queue's Ref is its URL, which holds a port that is not known yet.
            default -> throw new StartFailure(path + ": Ref of " + name + " is not known locally");
        };
    }

    private String getAtt(JsonNode argument, String path) {
        String name = argument.path(0).asString("");
        String type = type(name, path);
        String attribute = argument.path(1).asString("");
        if (attribute.equals("StreamArn") && type.equals("AWS::DynamoDB::Table")) {
            // It ends with the time at which the table was made; DescribeTable tells.
            return arn("dynamodb", "table/" + physicalName(name, "TableName", path) + "/stream");
        }
        if (!attribute.equals("Arn")) {
            throw new StartFailure(path + ": Fn::GetAtt of " + argument + " is not known locally, only Arn is");
        }
        return switch (type) {
            case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + physicalName(name, "TableName", path));
            case "AWS::SQS::Queue" -> arn("sqs", physicalName(name, "QueueName", path));
            case "AWS::S3::Bucket" -> "arn:aws:s3:::" + physicalName(name, "BucketName", path);
            default -> throw new StartFailure(path + ": the Arn of " + name + " is not known locally");
        };
    }

    private static String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, Aws.REGION, Aws.ACCOUNT, resource);
    }

    private String join(JsonNode argument, String path) {
        if (argument.size() != 2
                || !argument.get(0).isString()
                || !argument.get(1).isArray()) {
            throw new StartFailure(path + ": Fn::Join takes a delimiter and a list, not " + argument);
        }
        return String.join(
                argument.get(0).asString(),
                resolve(argument.get(1), path)
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
    }

    private String type(String name, String path) {
        JsonNode resource = resources.path(name);
        if (resource.isMissingNode()) {
            throw new StartFailure(path + ": there is no resource " + name);
        }
        return resource.path("Type").asString("");
    }

    private String physicalName(String name, String property, String path) {
        JsonNode value = resources.path(name).path("Properties").path(property);
        if (value.isMissingNode()) {
            throw new StartFailure(path + ": " + name + " has no " + property + ", and a generated one is not known");
        }
        return resolve(value, name + "." + property).asString();
    }
}
