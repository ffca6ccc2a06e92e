package com.slackclone.pipeline;

import com.slackclone.pipeline.Change.Inserted;
import com.slackclone.pipeline.Change.Modified;
import com.slackclone.pipeline.Change.Removed;
import com.slackclone.platform.dynamodb.DynamoProperties;
import com.slackclone.platform.dynamodb.Item;
import com.slackclone.platform.dynamodb.Table;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the records of DynamoDB's streams, as the pipe sends them.
@Component
class ChangeReader {

    /// @param partition whose changes are handled one after the other
    /// @param sequence grows with each change of a partition
    record Read(Change change, String partition, BigInteger sequence) {}

    private final String prefix;

    ChangeReader(DynamoProperties database) {
        this.prefix = database.prefix();
    }

    /// @throws RuntimeException for what is no such record, of whatever kind
    Read read(String text) {
        var json = JsonMapper.shared().readTree(text);
        var data = json.required("dynamodb");
        var id = json.required("eventID").asString();
        var table = table(json.required("eventSourceARN").asString());
        var change = switch (json.required("eventName").asString()) {
            case "INSERT" -> new Inserted(id, table, item(data.required("NewImage")));
            case "MODIFY" -> new Modified(id, table, item(data.required("OldImage")), item(data.required("NewImage")));
            case "REMOVE" -> new Removed(id, table, item(data.required("OldImage")));
            default -> throw new IllegalArgumentException("No kind of change");
        };
        var sequence = new BigInteger(data.required("SequenceNumber").asString());
        return new Read(change, change.key().pk(), sequence);
    }

    /// From `arn:aws:dynamodb:{region}:{account}:table/{name}/stream/{time}`.
    private Table table(String arn) {
        var parts = arn.split("/", -1);
        return Table.named(prefix, parts[1]).orElseThrow(() -> new IllegalArgumentException("No table of ours"));
    }

    private static Item item(JsonNode image) {
        return new Item(attributes(image));
    }

    private static Map<String, AttributeValue> attributes(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, property -> value(property.getValue())));
    }

    private static AttributeValue value(JsonNode typed) {
        var only = typed.properties().iterator().next();
        var value = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(value.asString());
            case "N" -> AttributeValue.fromN(value.asString());
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "B" -> AttributeValue.fromB(bytes(value));
            case "SS" -> AttributeValue.fromSs(texts(value));
            case "NS" -> AttributeValue.fromNs(texts(value));
            case "BS" ->
                AttributeValue.fromBs(
                        value.valueStream().map(ChangeReader::bytes).toList());
            case "L" ->
                AttributeValue.fromL(
                        value.valueStream().map(ChangeReader::value).toList());
            case "M" -> AttributeValue.fromM(attributes(value));
            default -> throw new IllegalArgumentException("No type of an attribute");
        };
    }

    private static SdkBytes bytes(JsonNode base64) {
        return SdkBytes.fromByteArray(base64.binaryValue());
    }

    private static List<String> texts(JsonNode values) {
        return values.valueStream().map(JsonNode::asString).toList();
    }
}
