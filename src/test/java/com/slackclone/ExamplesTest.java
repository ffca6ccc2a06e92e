package com.slackclone;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.Checkout;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people copy: the operations of `README.md`, of the tabs of GraphiQL and of the Postman collection.
class ExamplesTest {

    private static final Pattern FENCED = Pattern.compile("```graphql\n(.*?)```", Pattern.DOTALL);

    private static final GraphQLSchema SCHEMA = schema();

    /// @param from where it stands, for people
    record Example(String from, String text) {

        Document document() {
            return Parser.parse(text);
        }

        @Override
        public String toString() {
            return from;
        }
    }

    static Stream<Example> all() {
        return Stream.of(readme(), graphiql(), postman()).flatMap(examples -> examples);
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachFitsTheSchema(Example example) {
        assertThat(new Validator().validateDocument(SCHEMA, example.document(), Locale.ENGLISH))
                .isEmpty();
    }

    @Test
    void noneIsOverlooked() {
        assertThat(readme()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(graphiql()).hasSizeGreaterThanOrEqualTo(10);
    }

    /// Subscriptions are tried in GraphiQL, which speaks graphql-ws.
    @Test
    void thePostmanCollectionHasEachOperation() {
        var mutations = Objects.requireNonNull(SCHEMA.getMutationType()).getFieldDefinitions();
        var operations = Stream.of(SCHEMA.getQueryType().getFieldDefinitions(), mutations)
                .flatMap(List::stream)
                .map(GraphQLFieldDefinition::getName)
                .toList();

        assertThat(postman().flatMap(ExamplesTest::rootFields)).containsAll(operations);
    }

    private static Stream<String> rootFields(Example example) {
        return example.document().getDefinitionsOfType(OperationDefinition.class).stream()
                .flatMap(operation -> operation.getSelectionSet().getSelectionsOfType(Field.class).stream())
                .map(Field::getName);
    }

    private static Stream<Example> readme() {
        return FENCED.matcher(read(Checkout.path("README.md")))
                .results()
                .map(block -> new Example("README.md", block.group(1)));
    }

    private static Stream<Example> graphiql() {
        return files("graphiql/src/examples")
                .map(file -> new Example(file.getFileName().toString(), read(file)));
    }

    private static Stream<Example> postman() {
        return requests(
                JsonMapper.shared().readTree(read(Checkout.path("postman/slack-clone.postman_collection.json"))));
    }

    private static Stream<Example> requests(JsonNode folder) {
        return folder.path("item")
                .valueStream()
                .flatMap(item -> item.has("item") ? requests(item) : Stream.of(request(item)));
    }

    private static Example request(JsonNode item) {
        var query = item.at("/request/body/graphql/query").asString();
        return new Example("Postman: " + item.path("name").asString(), query);
    }

    private static GraphQLSchema schema() {
        var types = new TypeDefinitionRegistry();
        files("schema").forEach(file -> types.merge(new SchemaParser().parse(read(file))));
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(types);
    }

    private static Stream<Path> files(String folder) {
        try (var files = Files.list(Checkout.path(folder))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
