package com.slackclone.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.slackclone.testing.Checkout;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Clients that know the released schema go on working: it grows, but nothing of it is removed or retyped.
///
/// With a release, `-DreleaseSchema=true` writes it as it is then.
class SchemaGrowthTest {

    private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
            .includeDirectiveDefinitions(false)
            .includeDirectives(false)
            .descriptionsAsHashComments(false));

    @Test
    void nothingIsTakenAway() throws IOException {
        var released = Checkout.path("src/test/resources/schema/released.graphqls");
        var now = printed(current());
        if (Boolean.getBoolean("releaseSchema")) {
            Files.writeString(released, now);
        }

        assertThat(breakages(printed(new SchemaParser().parse(Files.readString(released))), now))
                .isEmpty();
    }

    @Test
    void whatIsTakenAwayIsFound() {
        var before = "type Query { one(a: Int): Int two: Int }";

        assertThat(breakages(before, "type Query { one(a: Int): Int }")).hasSize(1);
        assertThat(breakages(before, "type Query { one(a: Int): String two: Int }"))
                .hasSize(1);
        assertThat(breakages(before, "type Query { one(a: Int, b: Int!): Int two: Int }"))
                .hasSize(1);
        assertThat(breakages(before, "type Query { one(a: Int, b: Int): Int! two: Int three: Int }"))
                .isEmpty();
    }

    private static List<String> breakages(String before, String after) {
        var reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(before, after), reporter);
        return reporter.getBreakages().stream().map(DiffEvent::getReasonMsg).toList();
    }

    private static TypeDefinitionRegistry current() throws IOException {
        var all = new TypeDefinitionRegistry();
        try (Stream<Path> files = Files.list(Checkout.path("schema"))) {
            for (var file : files.sorted().toList()) {
                all.merge(new SchemaParser().parse(Files.readString(file)));
            }
        }
        return all;
    }

    private static String printed(TypeDefinitionRegistry types) {
        return PRINTER.print(UnExecutableSchemaGenerator.makeUnExecutableSchema(types));
    }
}
