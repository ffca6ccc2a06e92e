package com.slackclone.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import tools.jackson.databind.node.JsonNodeFactory;

/// DynamoDB Local, in memory, with one database for every region and access key.
///
/// Its own `ServerRunner` would listen on all interfaces and set up telemetry, so its handler runs in a Jetty of ours.
final class DynamoDbServer implements LocalServer {

    private final int port;
    private final Path folder;
    private final List<StackTemplate.Table> tables;

    DynamoDbServer(int port, Path folder, List<StackTemplate.Table> tables) {
        this.port = port;
        this.folder = folder;
        this.tables = tables;
    }

    @Override
    public ServerName name() {
        return ServerName.DYNAMODB;
    }

    @Override
    public Started start() throws Exception {
        // Where it unpacks SQLite's native library, which is inside its jar.
        System.setProperty("org.sqlite.tmpdir", folder.toString());
        var handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
        var server = new Server(Loopback.address(port));
        server.setHandler(handler);
        server.start();
        String endpoint = Loopback.url("http", ((NetworkConnector) server.getConnectors()[0]).getLocalPort());
        createTables(endpoint);
        return new Started(endpoint, () -> {
            server.stop();
            handler.close();
        });
    }

    private void createTables(String endpoint) throws IOException, InterruptedException {
        try (var dynamoDb = new AwsJson(endpoint, "DynamoDB_20120810", "application/x-amz-json-1.0")) {
            for (var table : tables) {
                dynamoDb.call("CreateTable", table.createTable());
                if (table.ttlAttribute().isPresent()) {
                    var request = JsonNodeFactory.instance.objectNode().put("TableName", table.name());
                    request.putObject("TimeToLiveSpecification")
                            .put("Enabled", true)
                            .put("AttributeName", table.ttlAttribute().get());
                    dynamoDb.call("UpdateTimeToLive", request);
                }
            }
        }
    }
}
