package com.slackclone.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Starts the whole stack once, from the template that CDK has synthesized, and talks to every server of it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalStackTest {

    private static final String PREFIX = "slack-clone-local-";

    private static Path temp;
    private static StackProcess stack;
    private static AwsClients aws;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        temp = folder;
        stack = StackProcess.start(temp).awaitReady();
        aws = new AwsClients(stack);
    }

    @AfterAll
    static void kill() {
        stack.close();
    }

    @Test
    void printsNothingButEndpointsAndReady() throws IOException {
        assertThat(stack.lines().stream().limit(8))
                .map(line -> line.replaceAll("=.*", ""))
                .containsExactly(
                        "slackclone.local.dynamodb",
                        "slackclone.local.redis",
                        "slackclone.local.sqs",
                        "slackclone.local.s3",
                        "slackclone.local.opensearch",
                        "slackclone.local.smtp",
                        "slackclone.local.oidc",
                        "READY");
        assertThat(Files.readAllLines(stack.errors()))
                .as("the JVM's own warnings aside, nothing is logged")
                .allMatch(line -> line.startsWith("WARNING:") || line.isBlank());
    }

    @Test
    void createsTheTablesWhateverTheRegionAndCredentialsAre() {
        try (var dynamoDb = aws.dynamoDb()) {
            assertThat(dynamoDb.listTables().tableNames())
                    .hasSize(12)
                    .allMatch(name -> name.startsWith(PREFIX))
                    .contains(PREFIX + "users", PREFIX + "messages", PREFIX + "reactions");
            var messages = dynamoDb.describeTable(request -> request.tableName(PREFIX + "messages"))
                    .table();
            assertThat(messages.globalSecondaryIndexes()).hasSize(2);
            assertThat(messages.streamSpecification().streamEnabled()).isTrue();
            var timeToLive = dynamoDb.describeTimeToLive(request -> request.tableName(PREFIX + "notifications"))
                    .timeToLiveDescription();
            assertThat(timeToLive.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
            assertThat(timeToLive.attributeName()).isEqualTo("expires_at");
        }
    }

    @Test
    void runsRedisThatNeitherStoresNorEvicts() throws IOException {
        assertThat(say(ServerName.REDIS, "PING")).startsWith("+PONG");
        assertThat(say(ServerName.REDIS, "CONFIG GET save")).contains("save", "$0");
        assertThat(say(ServerName.REDIS, "CONFIG GET appendonly")).contains("appendonly", "no");
        assertThat(say(ServerName.REDIS, "CONFIG GET maxmemory-policy")).contains("maxmemory-policy", "noeviction");
    }

    @Test
    void createsTheQueuesWithTheirDeadLetterQueues() {
        try (var sqs = aws.sqs()) {
            assertThat(sqs.listQueues().queueUrls())
                    .allMatch(url -> url.startsWith(stack.endpoint(ServerName.SQS)))
                    .map(url -> url.substring(url.lastIndexOf('/') + 1))
                    .contains(
                            PREFIX + "changes",
                            PREFIX + "changes-dlq",
                            PREFIX + "file-events",
                            PREFIX + "file-events-dlq",
                            PREFIX + "email-feedback",
                            PREFIX + "email-feedback-dlq",
                            PREFIX + "mails",
                            PREFIX + "mails-dlq");
            String url = sqs.getQueueUrl(request -> request.queueName(PREFIX + "changes"))
                    .queueUrl();
            var attributes = sqs.getQueueAttributes(
                            request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                    .attributes();
            assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY)).contains(PREFIX + "changes-dlq");
            assertThat(attributes.get(QueueAttributeName.QUEUE_ARN))
                    .isEqualTo("arn:aws:sqs:us-east-1:000000000000:" + PREFIX + "changes");
        }
    }

    @Test
    void carriesChangesOfMessagesToTheirQueueInOrder() {
        try (var dynamoDb = aws.dynamoDb();
                var sqs = aws.sqs()) {
            var ids = IntStream.range(0, 25).mapToObj("MSG#%02d"::formatted).toList();
            put(dynamoDb, "CLAIM#1");
            ids.forEach(id -> put(dynamoDb, id));
            dynamoDb.deleteItem(delete -> delete.tableName(PREFIX + "messages").key(key("MSG#00")));

            var records = new ArrayList<JsonNode>();
            String url = sqs.getQueueUrl(request -> request.queueName(PREFIX + "changes"))
                    .queueUrl();
            await().atMost(Duration.ofSeconds(10)).until(() -> {
                sqs.receiveMessage(receive ->
                                receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1))
                        .messages()
                        .forEach(message -> records.add(JsonMapper.shared().readTree(message.body())));
                return records.size() >= 26;
            });

            assertThat(records)
                    .map(change -> change.at("/dynamodb/Keys/SK/S").asString())
                    .startsWith(ids.toArray(String[]::new))
                    .hasSize(26);
            assertThat(records.getFirst().path("eventName").asString()).isEqualTo("INSERT");
            assertThat(records.getFirst().path("eventSourceARN").asString())
                    .contains(":table/" + PREFIX + "messages/stream/");
            assertThat(records.getFirst().at("/dynamodb/NewImage/text/S").asString())
                    .isEqualTo("Hello");
            assertThat(records.getLast().path("eventName").asString()).isEqualTo("REMOVE");
            assertThat(records.getLast().at("/dynamodb/OldImage/text/S").asString())
                    .isEqualTo("Hello");
            assertThat(records).map(change -> change.path("eventID").asString()).doesNotHaveDuplicates();
        }
    }

    /// As in `docker-compose.yml`; here to another queue, beside the stack's own relay.
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void theRelayAloneCarriesThemToo() throws IOException {
        var snapshot = Files.readString(Path.of("../infra-cdk/snapshots/data-local.template.json"));
        var template = Files.writeString(
                temp.resolve("relay.json"), snapshot.replace("\"" + PREFIX + "changes\"", "\"" + PREFIX + "relayed\""));
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                StackProcess.classpath(),
                "com.slackclone.local.Relay",
                template.toString());
        builder.environment().put("DYNAMODB_ENDPOINT", stack.endpoint(ServerName.DYNAMODB));
        builder.environment().put("SQS_ENDPOINT", stack.endpoint(ServerName.SQS));
        try (var dynamoDb = aws.dynamoDb();
                var sqs = aws.sqs()) {
            String url = sqs.createQueue(create -> create.queueName(PREFIX + "relayed"))
                    .queueUrl();
            var relay = builder.redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try {
                put(dynamoDb, "MSG#relayed");

                var bodies = new ArrayList<String>();
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    sqs.receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(1))
                            .messages()
                            .forEach(message -> bodies.add(message.body()));
                    return bodies.stream().anyMatch(body -> body.contains("MSG#relayed"));
                });
            } finally {
                relay.destroyForcibly();
            }
        }
    }

    private static void put(DynamoDbClient dynamoDb, String sortKey) {
        var item = new HashMap<>(key(sortKey));
        item.put("text", AttributeValue.fromS("Hello"));
        dynamoDb.putItem(put -> put.tableName(PREFIX + "messages").item(item));
    }

    private static Map<String, AttributeValue> key(String sortKey) {
        return Map.of("PK", AttributeValue.fromS("CHANNEL#1"), "SK", AttributeValue.fromS(sortKey));
    }

    @Test
    void createsTheBuckets() {
        try (var s3 = aws.s3()) {
            assertThat(s3.listBuckets().buckets()).map(Bucket::name).contains(PREFIX + "files", PREFIX + "thumbnails");
        }
    }

    @Test
    void takesAPresignedUploadOnlyAsItWasSigned() throws Exception {
        try (var presigner = aws.presigner()) {
            var upload = presigner.presignPutObject(sign -> sign.signatureDuration(Duration.ofMinutes(1))
                    .putObjectRequest(
                            put -> put.bucket(PREFIX + "files").key("a").contentType("image/png")));
            URI url = upload.url().toURI();
            assertThat(put(url, "text/html")).isEqualTo(403);
            assertThat(put(url, "image/png")).isEqualTo(200);
        }
    }

    @Test
    void runsOpenSearchWithItsAnalyzers() throws Exception {
        var analyze = HttpRequest.newBuilder(stack.uri(ServerName.OPENSEARCH).resolve("/_analyze"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("""
                        {"tokenizer": "standard", "filter": ["lowercase", "asciifolding"], "text": "W\u00F6rlds"}
                        """))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var root = HttpRequest.newBuilder(stack.uri(ServerName.OPENSEARCH)).build();
            assertThat(http.send(root, BodyHandlers.ofString()).body()).contains("\"number\" : \"3.8.0\"");
            assertThat(http.send(analyze, BodyHandlers.ofString()).body()).contains("\"token\":\"worlds\"");
        }
    }

    @Test
    void runsAnOpenIdProvider() throws Exception {
        var issuer = stack.uri(ServerName.OIDC) + "/google";
        var discovery = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                .build();
        var keys = HttpRequest.newBuilder(URI.create(issuer + "/jwks")).build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(discovery, BodyHandlers.ofString()).body())
                    .contains("\"issuer\" : \"" + issuer + "\"", issuer + "/authorize", issuer + "/token");
            assertThat(http.send(keys, BodyHandlers.ofString()).body()).contains("\"kty\" : \"RSA\"");
        }
    }

    @Test
    void printsMailForAnyoneWithAnyCredentials() throws Exception {
        assertThat(say(ServerName.SMTP, "NOOP").getFirst()).startsWith("220 ");
        URI smtp = stack.uri(ServerName.SMTP);
        var properties = new Properties();
        properties.put("mail.smtp.host", smtp.getHost());
        properties.put("mail.smtp.port", String.valueOf(smtp.getPort()));
        properties.put("mail.smtp.auth", "true");
        var mail = new MimeMessage(Session.getInstance(properties));
        mail.setFrom("no-reply@example.com");
        mail.setRecipients(RecipientType.TO, "ann@example.com,bob@example.com");
        mail.setSubject("Willkommen, Änne", "UTF-8");
        var html = new MimeBodyPart();
        html.setContent("<p>https://example.com/join?t=1</p>", "text/html");
        var text = new MimeBodyPart();
        text.setText("Join:\nhttps://example.com/join?t=1");
        mail.setContent(new MimeMultipart("alternative", html, text));
        Transport.send(mail, "whoever", "whatever");

        assertThat(mailsTo("ann@example.com"))
                .containsExactly(new MailPrinter.Mail(
                        "ann@example.com", "Willkommen, Änne", "Join:\r\nhttps://example.com/join?t=1"));
        assertThat(mailsTo("bob@example.com")).hasSize(1);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void endsWithItsStandardInput() throws Exception {
        var children = stack.awaitRedis();
        stack.process().getOutputStream().close();

        assertThat(stack.process().waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stack.process().exitValue()).isZero();
        await().atMost(Duration.ofSeconds(2)).until(() -> children.stream().allMatch(StackProcess::isGone));
        assertThat(StackProcess.folders(temp)).isEmpty();
    }

    private static List<MailPrinter.Mail> mailsTo(String address) {
        String prefix = "slackclone.local.mail=";
        await().until(() -> stack.lines().stream().anyMatch(line -> line.startsWith(prefix) && line.contains(address)));
        return stack.lines().stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> JsonMapper.shared().readValue(line.substring(prefix.length()), MailPrinter.Mail.class))
                .filter(mail -> mail.to().equals(address))
                .toList();
    }

    /// What the server says to a command, in a protocol of lines that knows QUIT.
    private static List<String> say(ServerName server, String command) throws IOException {
        URI endpoint = stack.uri(server);
        try (var socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static int put(URI url, String contentType) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", contentType)
                .PUT(BodyPublishers.ofString("x"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
